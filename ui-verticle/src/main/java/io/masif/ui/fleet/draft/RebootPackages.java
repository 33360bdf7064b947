package io.masif.ui.fleet.draft;

import java.util.Set;
import java.util.regex.Pattern;

/** Packages whose upgrade usually requires a reboot, or the restart of nearly every service. */
final class RebootPackages {
    private static final Pattern KERNEL = Pattern.compile("linux-image-.*|.*-microcode|xen-hypervisor-.*");
    private static final Set<String> LIBRARIES = Set.of(
            "dbus",
            "glibc",
            "libc6",
            "libssl1.1",
            "libssl3",
            "libssl3t64",
            "libsystemd0",
            "openssl",
            "systemd",
            "udev");

    private RebootPackages() {}

    static boolean contains(String packageName) {
        return LIBRARIES.contains(packageName) || KERNEL.matcher(packageName).matches();
    }
}
