package io.masif.agent.lock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A dpkg whose apt was killed: it goes on, and nothing on its command line tells of which run it is. Its environment
 * does. Only dpkg counts: a service that a maintainer's script has started inherits the environment, too.
 */
public final class OrphanedDpkg {
    private OrphanedDpkg() {}

    /** Whether a process is a dpkg that was started by the run of that folder, or by one below it. */
    public static boolean isOrphanOf(ProcessHandle process, Path folder) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.readString(proc.resolve("comm"), StandardCharsets.ISO_8859_1)
                            .strip()
                            .equals("dpkg")
                    && new String(Files.readAllBytes(proc.resolve("environ")), StandardCharsets.UTF_8)
                            .contains("MASIF_GATE=" + folder + "/");
        } catch (IOException e) {
            // it has ended meanwhile, or belongs to somebody else
            return false;
        }
    }
}
