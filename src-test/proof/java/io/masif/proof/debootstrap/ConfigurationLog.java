package io.masif.proof.debootstrap;

import io.masif.rig.apt.DebPackage;
import java.util.List;

/** Which packages a host has configured, as the packages note themselves, and when those that wait for it may go on. */
final class ConfigurationLog {
    private static final String LOG = "/var/lib/masif-proof.configured";
    private static final String RELEASE = "/var/lib/masif-proof.release";

    private final ChrootHost host;

    ConfigurationLog(ChrootHost host) {
        this.host = host;
    }

    /** A package whose configuration notes its name and version. */
    static DebPackage recording(String name, String version) {
        return DebPackage.of(name, version).postinst(note(name, version));
    }

    /** As {@link #recording}, but its configuration lasts until {@link #release()}, five minutes at most. */
    static DebPackage waiting(String name, String version) {
        return DebPackage.of(name, version).postinst(note(name, version) + """
                for i in $(seq 1500); do
                    [ ! -e %s ] || exit 0
                    sleep 0.2
                done
                exit 1""".formatted(RELEASE));
    }

    private static String note(String name, String version) {
        return "echo '" + name + " " + version + "' >>" + LOG + "\n";
    }

    /** Names and versions in the order in which they were configured. */
    List<String> entries() {
        return host.read(LOG).lines().toList();
    }

    /** Lets configurations that wait end. */
    void release() {
        host.write(RELEASE, "");
    }

    /** From now on it waits again. */
    void hold() {
        host.delete(RELEASE);
    }
}
