package io.masif.rig.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Services of an earlier demo in the same folder that was killed before it could end them. */
public final class Leftovers {
    private Leftovers() {}

    /** Ends those whose command line names a file of this fleet's folder; apt and dpkg are no such processes. */
    public static void kill(Path folder) {
        String fleet = folder.toAbsolutePath() + "/";
        List<ProcessHandle> services;
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            services = all.filter(handle -> isService(handle.pid(), fleet)).toList();
        }
        services.forEach(ProcessHandle::destroyForcibly);
        services.forEach(handle -> handle.onExit().join());
    }

    private static boolean isService(long pid, String fleet) {
        try {
            String command =
                    Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
            String program = command.substring(0, Math.max(0, command.indexOf('\0')));
            boolean isJavaService = program.endsWith("/java") && command.contains("\0--config\0" + fleet);
            return isJavaService || (program.endsWith("/mariadbd") && command.contains("\0--datadir=" + fleet));
        } catch (IOException e) {
            return false;
        }
    }
}
