package io.masif.agent.apt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who holds the locks of apt and dpkg, as {@code /proc/locks} tells (proc_locks(5)); to ask for a lock would be to
 * fight for it. Reads small files and blocks for that.
 */
final class Locks {
    private static final Path PROC = Path.of("/proc");
    private static final int COLUMNS = 8;

    private final AptFolders folders;
    private final Path state;

    /** @param state the agent's folder: a process that names it belongs to a run of ours, or to a refresh */
    Locks(AptFolders folders, Path state) {
        this.folders = folders;
        this.state = state;
    }

    /** @param own whether it is part of a run of ours, or of a refresh */
    record Holder(long pid, String name, boolean own) {
        /** For a sentence: {@code 4711 apt-get}. */
        @Override
        public String toString() {
            return pid > 0 ? pid + " " + name : "a process of another container";
        }
    }

    /** Somebody else who works with packages or with their lists. */
    Optional<Holder> foreign() {
        return Stream.concat(packages().stream(), Stream.of(archives(), lists()))
                .flatMap(lock -> holder(lock).stream())
                .filter(holder -> !holder.own())
                .findFirst();
    }

    /** Whoever holds dpkg's locks. */
    Optional<Holder> dpkg() {
        return packages().stream().flatMap(lock -> holder(lock).stream()).findFirst();
    }

    /** Whoever works with the package lists. */
    Optional<Holder> refreshing() {
        return holder(lists());
    }

    private List<Path> packages() {
        return List.of(folders.admin().resolve("lock-frontend"), folders.admin().resolve("lock"));
    }

    private Path archives() {
        return folders.archives().resolve("lock");
    }

    private Path lists() {
        return folders.lists().resolve("lock");
    }

    private Optional<Holder> holder(Path lock) {
        try {
            Path real = lock.toRealPath();
            Long pid = held().get(String.valueOf(Files.getAttribute(real, "unix:ino")));
            return pid == null || !opened(pid, real) ? Optional.empty() : Optional.of(holder(pid));
        } catch (IOException e) {
            // no such file: nobody has ever locked it
            return Optional.empty();
        }
    }

    /** Process ids by the inodes that they have locked; a device's number here may differ from that of stat(2). */
    private static Map<String, Long> held() throws IOException {
        Map<String, Long> held = new HashMap<>();
        try (Stream<String> lines = Files.lines(PROC.resolve("locks"))) {
            lines.map(line -> line.strip().split("\\s+"))
                    .filter(words -> words.length >= COLUMNS && !words[1].equals("->") && words[3].equals("WRITE"))
                    .forEach(words ->
                            held.put(words[5].substring(words[5].lastIndexOf(':') + 1), Long.parseLong(words[4])));
        }
        return held;
    }

    /** Whether a process has the very file open: other file systems have the same inodes' numbers. */
    private static boolean opened(long pid, Path file) {
        try (Stream<Path> descriptors =
                Files.list(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            return descriptors.anyMatch(descriptor -> target(descriptor).equals(file.toString()));
        } catch (IOException e) {
            return Files.exists(PROC.resolve(Long.toString(pid))) || pid <= 0;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private Holder holder(long pid) {
        Optional<ProcessHandle> process = pid > 0 ? ProcessHandle.of(pid) : Optional.empty();
        boolean own = Stream.iterate(process, Optional::isPresent, at -> at.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .anyMatch(this::ours);
        return new Holder(pid, name(pid), own);
    }

    private boolean ours(ProcessHandle process) {
        byte[] inside = (state + "/").getBytes(StandardCharsets.UTF_8);
        return CommandLine.of(process).contains(inside) || Orphan.of(process, state);
    }

    private static String name(long pid) {
        try {
            return Files.readString(PROC.resolve(Long.toString(pid)).resolve("comm"))
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }
}
