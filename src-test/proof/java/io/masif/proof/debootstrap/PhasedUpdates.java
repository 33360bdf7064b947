package io.masif.proof.debootstrap;

import io.masif.rig.apt.Archive;
import io.masif.rig.apt.DebPackage;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Updates that are offered to a part of the hosts only, as Ubuntu does: which of them this host takes, its apt decides. The
 * agent reports those and no others; one that is approved in advance waits until apt selects it.
 */
final class PhasedUpdates {
    private static final int PACKAGES = 12;
    private static final String ALWAYS = "/etc/apt/apt.conf.d/91proof-phased";

    private static final String HOST = "/etc/apt/apt.conf.d/90proof-host";

    private final ProofBed bed;
    private final ChrootHost host;

    PhasedUpdates(ProofBed bed) {
        this.bed = bed;
        host = bed.host();
    }

    void play() {
        System.out.println("Phased updates");
        // by which apt distinguishes hosts
        host.write("/etc/machine-id", "0123456789abcdef0123456789abcdef\n");
        // in a chroot apt selects them all; this one stands for a host
        host.write(HOST, "Dir::Bin::ischroot \"/bin/false\";\n");
        Archive archive = host.archive("Phased");
        archive.add(packages("1.0", "100"));
        host.install(names().toArray(String[]::new));
        archive.add(packages("1.1", "50"));
        host.update();
        bed.awaitPlan();
        Set<String> selected = selected();
        System.out.println("  apt selects " + selected.size() + " of " + PACKAGES
                + " updates that are offered to half of the hosts");
        bed.check(!selected.isEmpty() && selected.size() < PACKAGES, "apt selects some of them: " + selected);
        Set<String> excluded = new TreeSet<>(names());
        excluded.removeAll(selected);
        excluded.forEach(name -> bed.api().approve(name, "update", "1.1"));
        List<JsonObject> rows = bed.rows(selected.toArray(String[]::new));
        bed.step("All of it", rows);
        bed.check(
                excluded.stream().allMatch(name -> "1.0".equals(host.version(name))),
                "those that apt does not take stay, though they are approved: " + excluded);
        host.write(ALWAYS, "APT::Get::Always-Include-Phased-Updates \"true\";\n");
        excluded.forEach(name -> bed.awaitVersion(name, "1.1"));
        bed.awaitPlan();
        bed.check(selected().isEmpty(), "they are executed once apt selects them: " + selected());
    }

    private Set<String> selected() {
        Set<String> selected = new TreeSet<>();
        host.actions().stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .forEach(selected::add);
        selected.retainAll(names());
        return selected;
    }

    private static List<String> names() {
        return IntStream.rangeClosed(1, PACKAGES)
                .mapToObj("proof-phased-%02d"::formatted)
                .toList();
    }

    private static DebPackage[] packages(String version, String percentage) {
        return names().stream()
                .flatMap(name -> Stream.of(DebPackage.of(name, version).field("Phased-Update-Percentage", percentage)))
                .toArray(DebPackage[]::new);
    }
}
