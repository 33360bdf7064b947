package io.masif.rig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Services of an earlier demo in the same folder that was killed before it could end them. */
final class Leftovers {
    private Leftovers() {}

    /** Ends those whose command line names a file of this folder; apt and dpkg are no such processes. */
    static void end(Path folder) {
        String fleet = folder.toAbsolutePath().resolve("fleet") + "/";
        List<ProcessHandle> left;
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            left = all.filter(handle -> isService(handle.pid(), fleet)).toList();
        }
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(handle -> handle.onExit().join());
    }

    private static boolean isService(long pid, String fleet) {
        try {
            String command =
                    Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
            String program = command.substring(0, Math.max(0, command.indexOf('\0')));
            boolean ours = program.endsWith("/java") && command.contains("\0--config\0" + fleet);
            return ours || (program.endsWith("/mariadbd") && command.contains("\0--datadir=" + fleet));
        } catch (IOException e) {
            return false;
        }
    }
}
