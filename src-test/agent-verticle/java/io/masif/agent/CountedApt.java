package io.masif.agent;

import io.masif.rig.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A program {@code apt-get} for the agent's PATH that notes its arguments and becomes the real one. */
final class CountedApt {
    private final Path folder;

    CountedApt(Path folder) {
        this.folder = folder;
        script("apt-get", """
                printf '%%s\\n' "$*" >>'%1$s/log'
                case "$*" in
                    *--print-uris*) [ ! -x '%1$s/before' ] || '%1$s/before' >/dev/null 2>&1 ;;
                esac
                exec /usr/bin/apt-get "$@"
                """.formatted(folder));
        // the agent starts a run with it, and nothing else here
        script("setsid", """
                [ ! -x '%1$s/then' ] || '%1$s/then' >/dev/null 2>&1
                exec /usr/bin/setsid "$@"
                """.formatted(folder));
    }

    /** The words before a command that has to find it. */
    String[] before() {
        return new String[] {"env", "PATH=" + folder + ":" + System.getenv("PATH")};
    }

    /** What a shell shall do each time before apt names the files of a run. */
    CountedApt beforeItNamesFiles(String commands) {
        script("before", commands);
        return this;
    }

    /** What a shell shall do each time that the agent starts a run, for which it has checked everything. */
    CountedApt then(String commands) {
        script("then", commands);
        return this;
    }

    /** The simulations that look for what the host wants. */
    long plans() {
        return simulations().stream().filter(line -> !pinned(line)).count();
    }

    /** The simulations that look for what can be executed, and those that name its files. */
    long selections() {
        return simulations().stream().filter(CountedApt::pinned).count();
    }

    private List<String> simulations() {
        return Folders.read(folder.resolve("log"))
                .lines()
                .filter(line -> line.startsWith("-s") || line.contains("--print-uris"))
                .toList();
    }

    private static boolean pinned(String line) {
        return line.contains("Dir::Etc::Preferences=");
    }

    private void script(String name, String text) {
        try {
            Path file = Folders.write(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
