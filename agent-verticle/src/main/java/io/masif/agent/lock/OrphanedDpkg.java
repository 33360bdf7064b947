package io.masif.agent.lock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A dpkg whose apt was killed: it continues, and only its environment says to which run it belongs. Other processes do not
 * count: a service that a maintainer script has started inherits the environment, too.
 */
public final class OrphanedDpkg {
    private OrphanedDpkg() {}

    /** Whether a process is a dpkg that was started by the run with this folder, or with one below it. */
    public static boolean isOrphanOf(ProcessHandle process, Path folder) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.readString(proc.resolve("comm"), StandardCharsets.ISO_8859_1)
                            .strip()
                            .equals("dpkg")
                    && new String(Files.readAllBytes(proc.resolve("environ")), StandardCharsets.UTF_8)
                            .contains("MASIF_GATE=" + folder + "/");
        } catch (IOException e) {
            // it has ended, or belongs to another user
            return false;
        }
    }
}
