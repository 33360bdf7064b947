package io.masif.agent.bed;

import io.masif.rig.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** An {@code apt-get} and an {@code apt-cache} for the agent's PATH that record their arguments and execute the real ones. */
public final class CountedApt {
    private final Path folder;

    public CountedApt(Path folder) {
        this.folder = folder;
        writeScript("apt-get", """
                printf '%%s\\n' "$*" >>'%1$s/log'
                case "$*" in
                    *--print-uris*) [ ! -x '%1$s/before' ] || '%1$s/before' >/dev/null 2>&1 ;;
                    *Dir::Etc::Preferences=*) [ ! -e '%1$s/broken' ] || exit 100 ;;
                esac
                exec /usr/bin/apt-get "$@"
                """.formatted(folder));
        writeScript("apt-cache", """
                printf '%%s\\n' "$*" >>'%1$s/cache-log'
                exec /usr/bin/apt-cache "$@"
                """.formatted(folder));
        // the agent starts a run with it, and nothing else here
        writeScript("setsid", """
                printf 'run\\n' >>'%1$s/log'
                [ ! -x '%1$s/then' ] || '%1$s/then' >/dev/null 2>&1
                exec /usr/bin/setsid "$@"
                """.formatted(folder));
    }

    /** The arguments before a command that has to find it. */
    public String[] commandPrefix() {
        return new String[] {"env", "PATH=" + folder + ":" + System.getenv("PATH")};
    }

    /** Commands for a shell, each time before apt names the files of a run. */
    public CountedApt beforeItNamesFiles(String commands) {
        writeScript("before", commands);
        return this;
    }

    /** Commands for a shell, each time that the agent starts a run, after all its checks. */
    public CountedApt beforeRun(String commands) {
        writeScript("then", commands);
        return this;
    }

    /** Puts another program in the place of one that the agent uses. */
    public void replace(String program, String commands) {
        writeScript(program, commands);
    }

    /** Whether the simulations fail that select what can be executed. */
    public void failSelections(boolean fails) {
        if (fails) {
            Folders.write(folder.resolve("broken"), "");
        } else {
            Folders.delete(folder.resolve("broken"));
        }
    }

    /** The simulations of a plan. */
    public long countPlanSimulations() {
        return simulations().stream().filter(line -> !isPinned(line)).count();
    }

    /** The simulations that select what can be executed, and those that name its files. */
    public long countSelectionSimulations() {
        return simulations().stream().filter(CountedApt::isPinned).count();
    }

    /** As {@link #countSelectionSimulations}, but only those before the last run. */
    public long countSelectionSimulationsBeforeRun() {
        List<String> all = calls();
        int run = all.size() - 1;
        while (!all.get(run).equals("run")) {
            run--;
        }
        return all.subList(0, run).stream()
                .filter(line -> isSimulation(line) && isPinned(line))
                .count();
    }

    /** The queries of control files. */
    public long countShows() {
        return Folders.read(folder.resolve("cache-log"))
                .lines()
                .filter(line -> line.startsWith("show "))
                .count();
    }

    private List<String> simulations() {
        return calls().stream().filter(CountedApt::isSimulation).toList();
    }

    private List<String> calls() {
        return Folders.read(folder.resolve("log")).lines().toList();
    }

    private static boolean isSimulation(String line) {
        return line.startsWith("-s") || line.contains("--print-uris");
    }

    private static boolean isPinned(String line) {
        return line.contains("Dir::Etc::Preferences=");
    }

    private void writeScript(String name, String text) {
        try {
            Path file = Folders.write(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
