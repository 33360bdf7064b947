package io.masif.proof.debootstrap;

import io.masif.rig.apt.Archive;
import io.masif.rig.apt.DebPackage;

/**
 * One library of two architectures, whose new version comes for one of them first: the plan is apt's, an approval in
 * advance does nothing until apt would, and then both are upgraded.
 */
final class ArchitectureSkew {
    private static final String LIBRARY = "libproof-skew";
    private static final String MARKER = "proof-after-skew";

    private final ProofBed bed;
    private final ChrootHost host;
    private String own;
    private String foreign;

    ArchitectureSkew(ProofBed bed) {
        this.bed = bed;
        host = bed.host();
    }

    void play() {
        own = host.run("dpkg", "--print-architecture").strip();
        foreign = "amd64".equals(own) ? "i386" : "armhf";
        System.out.println("Architectures " + own + " and " + foreign);
        // not the lists of everything else for that architecture
        host.write(
                "/etc/apt/sources.list",
                host.read("/etc/apt/sources.list").replaceAll("(?m)^deb http", "deb [arch=" + own + "] http"));
        host.run("dpkg", "--add-architecture", foreign);
        Archive archive = host.archive("Skew");
        archive.add(library("1.0", own), library("1.0", foreign), ConfigurationLog.recording(MARKER, "1.0"));
        host.install(LIBRARY + ":" + own, LIBRARY + ":" + foreign, MARKER);
        archive.add(library("1.1", own), ConfigurationLog.recording(MARKER, "1.1"));
        host.update();
        bed.awaitPlan();
        System.out.println("  apt while 1.1 is there for " + own + " only: "
                + (host.actions().toString().contains(LIBRARY) ? "changes " : "keeps back ") + LIBRARY);
        bed.api().approve(LIBRARY, "update", "1.1");
        bed.step("What else there is meanwhile", bed.rows(MARKER));
        bed.check(versions("1.0"), "approved in advance, the library stays as it is while the architectures differ");
        archive.add(library("1.1", foreign));
        host.update();
        bed.awaitVersion(LIBRARY + ":" + own, "1.1");
        bed.awaitVersion(LIBRARY + ":" + foreign, "1.1");
        bed.check(versions("1.1"), "both are upgraded when both are there");
        bed.awaitPlan();
    }

    private boolean versions(String version) {
        return version.equals(host.version(LIBRARY + ":" + own))
                && version.equals(host.version(LIBRARY + ":" + foreign));
    }

    private static DebPackage library(String version, String arch) {
        return DebPackage.of(LIBRARY, version).arch(arch).field("Multi-Arch", "same");
    }
}
