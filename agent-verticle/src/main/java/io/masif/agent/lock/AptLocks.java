package io.masif.agent.lock;

import io.masif.agent.apt.AptFolders;
import io.masif.agent.process.CommandLine;
import io.masif.domain.host.HostSentence;
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
 * The processes that hold the locks of apt and dpkg, as in {@code /proc/locks} (proc_locks(5)). It does not try to lock
 * the files: that would disturb others. Reads small files, and blocks for that.
 */
public final class AptLocks {
    private static final Path PROC = Path.of("/proc");
    private static final int COLUMNS = 8;

    private final AptFolders folders;
    private final Path state;

    /** @param state the agent's folder: a process with it on its command line belongs to a run of ours, or to a refresh */
    public AptLocks(AptFolders folders, Path state) {
        this.folders = folders;
        this.state = state;
    }

    /** @param isOurs whether it belongs to a run of ours, or to a refresh */
    public record Holder(long pid, String name, boolean isOurs) {
        /** For a sentence: {@code 4711 apt-get}. */
        @Override
        public String toString() {
            return pid > 0 ? pid + " " + name : HostSentence.OTHER_CONTAINER.format();
        }
    }

    /** A process of others that works with packages or with their lists. */
    public Optional<Holder> findForeignHolder() {
        return Stream.concat(dpkgLocks().stream(), Stream.of(archivesLock(), listsLock()))
                .flatMap(lock -> findHolder(lock).stream())
                .filter(holder -> !holder.isOurs())
                .findFirst();
    }

    /** The process that holds dpkg's locks. */
    public Optional<Holder> findDpkgHolder() {
        return dpkgLocks().stream().flatMap(lock -> findHolder(lock).stream()).findFirst();
    }

    /** The process that works with the package lists. */
    public Optional<Holder> findListsHolder() {
        return findHolder(listsLock());
    }

    private List<Path> dpkgLocks() {
        return List.of(
                folders.adminFolder().resolve("lock-frontend"),
                folders.adminFolder().resolve("lock"));
    }

    private Path archivesLock() {
        return folders.archives().resolve("lock");
    }

    private Path listsLock() {
        return folders.lists().resolve("lock");
    }

    private Optional<Holder> findHolder(Path lock) {
        try {
            Path real = lock.toRealPath();
            Long pid = readLockedInodes().get(String.valueOf(Files.getAttribute(real, "unix:ino")));
            return pid == null || !hasOpen(pid, real) ? Optional.empty() : Optional.of(findHolder(pid));
        } catch (IOException e) {
            // no such file: no process has ever locked it
            return Optional.empty();
        }
    }

    /** Process ids by the locked inodes; the number of a device here may differ from that of stat(2). */
    private static Map<String, Long> readLockedInodes() throws IOException {
        Map<String, Long> pidsByInode = new HashMap<>();
        try (Stream<String> lines = Files.lines(PROC.resolve("locks"))) {
            lines.map(line -> line.strip().split("\\s+"))
                    .filter(columns ->
                            columns.length >= COLUMNS && !columns[1].equals("->") && columns[3].equals("WRITE"))
                    .forEach(columns -> pidsByInode.put(
                            columns[5].substring(columns[5].lastIndexOf(':') + 1), Long.parseLong(columns[4])));
        }
        return pidsByInode;
    }

    /** Whether a process has this file open: a file of another file system may have the same inode number. */
    private static boolean hasOpen(long pid, Path file) {
        try (Stream<Path> descriptors =
                Files.list(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            return descriptors.anyMatch(descriptor -> readLink(descriptor).equals(file.toString()));
        } catch (IOException e) {
            return Files.exists(PROC.resolve(Long.toString(pid))) || pid <= 0;
        }
    }

    private static String readLink(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private Holder findHolder(long pid) {
        Optional<ProcessHandle> process = pid > 0 ? ProcessHandle.of(pid) : Optional.empty();
        boolean isOurs = Stream.iterate(
                        process, Optional::isPresent, ancestor -> ancestor.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .anyMatch(this::isOurs);
        return new Holder(pid, readProcessName(pid), isOurs);
    }

    private boolean isOurs(ProcessHandle process) {
        byte[] inside = (state + "/").getBytes(StandardCharsets.UTF_8);
        return CommandLine.of(process).contains(inside) || OrphanedDpkg.isOrphanOf(process, state);
    }

    private static String readProcessName(long pid) {
        try {
            return Files.readString(PROC.resolve(Long.toString(pid)).resolve("comm"))
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }
}
