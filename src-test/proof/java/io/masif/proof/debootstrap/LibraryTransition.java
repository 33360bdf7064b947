package io.masif.proof.debootstrap;

import io.masif.rig.apt.Archive;
import io.masif.rig.apt.DebPackage;
import java.util.List;
import java.util.Set;

/**
 * A library gets another name, as Debian's libraries did for 64 bits of time: its new package breaks and replaces
 * the old one and provides it. An upgrade that needs it waits until the installation and the removal are approved as well.
 */
final class LibraryTransition {
    private static final String OLD = "libproof1";
    private static final String NEW = "libproof1t64";
    private static final String USER = "proof-rebuilt";
    private static final String OTHER = "proof-not-rebuilt";

    private final ProofBed bed;
    private final ChrootHost host;

    LibraryTransition(ProofBed bed) {
        this.bed = bed;
        host = bed.host();
    }

    void play() {
        System.out.println("A library's transition");
        Archive archive = host.archive("Transition");
        archive.add(
                DebPackage.of(OLD, "1.0"),
                DebPackage.of(USER, "1.0").depends(OLD + " (>= 1.0)"),
                DebPackage.of(OTHER, "1.0").depends(OLD + " (>= 1.0)"));
        host.install(USER, OTHER);
        archive.remove(OLD, "1.0");
        archive.add(
                DebPackage.of(NEW, "1.1")
                        .field("Provides", OLD + " (= 1.1)")
                        .field("Replaces", OLD)
                        .breaks(OLD + " (<< 1.1)"),
                DebPackage.of(USER, "1.1").depends(NEW + " (>= 1.1)"));
        host.update();
        bed.awaitPlan();
        bed.check(
                host.actions().containsAll(Set.of(USER + " update 1.1", NEW + " install 1.1", OLD + " remove -")),
                "the plan is apt's, with the removal: " + host.actions());
        Set<String> before = host.packages();
        bed.api().approve(USER, "update", "1.1");
        waits("the upgrade alone", USER, List.of("install " + NEW), before);
        bed.api().approve(NEW, "install", "1.1");
        waits("upgrade and installation", USER, List.of("remove " + OLD), before);
        bed.api().approve(OLD, "remove", null);
        bed.awaitVersion(USER, "1.1");
        bed.awaitPlan();
        bed.check(
                ProofBed.changed(before, host.packages()).equals(Set.of(OLD, NEW, USER)),
                "with the removal approved, just these three differ: " + ProofBed.changed(before, host.packages()));
        bed.check("1.0".equals(host.version(OTHER)), "what was not rebuilt stays installed: " + host.version(OTHER));
    }

    private void waits(String what, String name, List<String> others, Set<String> before) {
        bed.awaitBlocked(name, others);
        bed.check(
                host.packages().equals(before),
                what + " changes nothing, and says that it waits for " + String.join(", ", others));
    }
}
