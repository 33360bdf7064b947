package io.masif.rig.synthetic;

import java.util.Arrays;
import java.util.List;

/** A release of Debian or Ubuntu. */
public enum OsRelease {
    DEBIAN_11(8, "Debian 11.11", "5.10.0-%d-%s", "+deb11u", "Debian:11.11/oldoldstable", "oldoldstable-security"),
    DEBIAN_12(40, "Debian 12.12", "6.1.0-%d-%s", "+deb12u", "Debian:12.12/oldstable", "oldstable-security"),
    DEBIAN_13(20, "Debian 13.2", "6.12.%d+deb13-%s", "+deb13u", "Debian:13.2/stable", "stable-security"),
    UBUNTU_22(
            15, "Ubuntu 22.04.5 LTS", "5.15.0-%d-%s", "ubuntu0.22.04.", "Ubuntu:22.04/jammy-updates", "jammy-security"),
    UBUNTU_24(
            17, "Ubuntu 24.04.3 LTS", "6.8.0-%d-%s", "ubuntu0.24.04.", "Ubuntu:24.04/noble-updates", "noble-security");

    private final int percent;
    private final String os;
    private final String kernel;
    private final String suffix;
    private final String archive;
    private final String securitySuite;

    OsRelease(int percent, String os, String kernel, String suffix, String archive, String securitySuite) {
        this.percent = percent;
        this.os = os;
        this.kernel = kernel;
        this.suffix = suffix;
        this.archive = archive;
        this.securitySuite = securitySuite;
    }

    /** The release of a host, so that each has its share of the fleet. */
    public static OsRelease of(Dice dice) {
        int[] shares =
                Arrays.stream(values()).mapToInt(release -> release.percent).toArray();
        return values()[dice.choose(shares)];
    }

    /** Its full name. */
    public String os() {
        return os;
    }

    /** A package's version after so many updates. */
    public String version(String base, int revision) {
        return base + suffix + revision;
    }

    /** The releases of an update as apt prints them, one each. */
    public List<String> releases(boolean security) {
        if (!security) {
            return List.of(archive);
        }
        String label = archive.substring(0, archive.indexOf(':'));
        String number = archive.substring(archive.indexOf(':') + 1, archive.indexOf('/'));
        return isUbuntu()
                ? List.of(archive, label + ":" + number + "/" + securitySuite)
                : List.of("Debian-Security:" + number.substring(0, 2) + "/" + securitySuite);
    }

    /** Label and suite of the archive that has all packages, as in the facts. */
    public String mainOrigin() {
        return archive.substring(0, archive.indexOf(':')) + archive.substring(archive.indexOf('/'));
    }

    /** Label and suite of the security archive, as in the facts. */
    public String securityOrigin() {
        return (isUbuntu() ? "Ubuntu/" : "Debian-Security/") + securitySuite;
    }

    /** The release of the kernel of that number, as uname prints it. */
    public String kernel(int number, String arch) {
        return kernel.formatted(number, flavour(arch));
    }

    /** The end of the kernel packages' names. */
    public String flavour(String arch) {
        return isUbuntu() ? "generic" : arch;
    }

    /** The version of the kernel's packages. */
    public String kernelVersion(int number) {
        String upstream = kernel.substring(0, kernel.indexOf('.', 2));
        return upstream + "." + (110 + number) + (isUbuntu() ? "." + number : "-1");
    }

    public boolean isUbuntu() {
        return os.startsWith("Ubuntu");
    }
}
