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
                /usr/bin/apt-get "$@"
                code=$?
                case "$*" in
                    *Dir::Etc::Preferences=*) [ ! -x '%1$s/then' ] || '%1$s/then' >/dev/null 2>&1 ;;
                esac
                exit "$code"
                """.formatted(folder));
    }

    /** The words before a command that has to find it. */
    String[] before() {
        return new String[] {"env", "PATH=" + folder + ":" + System.getenv("PATH")};
    }

    /** What a shell shall do each time that a simulation under pins has ended. */
    CountedApt then(String commands) {
        script("then", commands);
        return this;
    }

    /** The simulations that look for what the host wants. */
    long plans() {
        return simulations().stream().filter(line -> !pinned(line)).count();
    }

    /** The simulations that look for what can be executed. */
    long selections() {
        return simulations().stream().filter(CountedApt::pinned).count();
    }

    private List<String> simulations() {
        return Folders.read(folder.resolve("log"))
                .lines()
                .filter(line -> line.startsWith("-s"))
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
