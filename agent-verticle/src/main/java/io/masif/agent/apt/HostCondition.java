package io.masif.agent.apt;

import io.masif.domain.Condition;
import io.masif.domain.HostState;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * In which state a host is, as far as that shows without asking apt: a simulation goes well in most of the states in
 * which a run would fail. Reads small files and blocks for that: not to be used on an event loop.
 */
final class HostCondition {
    // what dpkg's status file and a few packages' scripts take: with less, dpkg breaks off in the middle
    private static final long LEAST_FREE = 1 << 20;
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final AptFolders folders;
    private final Path state;
    private final Locks locks;

    /** @param state the agent's own folder */
    HostCondition(AptFolders folders, Path state) {
        this.folders = folders;
        this.state = state;
        locks = new Locks(folders, state);
    }

    /** What keeps apt from being run. */
    Condition now() {
        return Stream.<Optional<Condition>>of(interrupted(), locked(), storage(HostCondition::readOnly))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> storage(HostCondition::full))
                .orElse(Condition.GOOD);
    }

    /** What keeps a run that goes on from going on. */
    Condition whileRunning() {
        return locked().or(() -> storage(HostCondition::full)).orElse(Condition.GOOD);
    }

    /**
     * dpkg keeps what it has done since it began in a folder, and empties that when it ends (debSystem::CheckUpdates in
     * apt looks there in the same way). While a dpkg works, that is as it should be.
     */
    private Optional<Condition> interrupted() {
        Interruption interruption = new Interruption(folders);
        boolean left = interruption.left() && locks.dpkg().isEmpty() && interruption.left();
        return left ? Optional.of(Interruption.FOUND) : Optional.empty();
    }

    private Optional<Condition> locked() {
        return locks.foreign()
                .map(holder -> new Condition(
                        HostState.LOCKED, "locked by " + holder + ": nothing is executed until it has ended"));
    }

    private Optional<Condition> storage(BiFunction<String, Path, Optional<Condition>> check) {
        return folders().entrySet().stream()
                .filter(entry -> Files.isDirectory(entry.getValue()))
                .flatMap(
                        entry -> check.apply(entry.getKey() + " (" + entry.getValue() + ")", entry.getValue()).stream())
                .findFirst();
    }

    /** The folders that a run writes to, by what they are to a person. */
    Map<String, Path> folders() {
        Map<String, Path> needed = new LinkedHashMap<>();
        needed.put("dpkg's database", folders.admin());
        needed.put("the package lists", folders.lists());
        needed.put("the downloaded packages", folders.archives());
        needed.put("the agent's state", state);
        return needed;
    }

    private static Optional<Condition> readOnly(String what, Path folder) {
        try {
            // access(2) tells root of a read-only file system, also of one that is bound
            boolean is = !Files.isWritable(folder)
                    && (ROOT || Files.getFileStore(folder).isReadOnly());
            return is
                    ? Optional.of(new Condition(
                            HostState.READ_ONLY, "the file system of " + what + " is read-only: nothing is executed"))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Condition> full(String what, Path folder) {
        return isFull(folder)
                ? Optional.of(new Condition(
                        HostState.DISK_FULL,
                        "the disk of " + what + " is full, " + folder.toFile().getFreeSpace() / 1024
                                + " KiB are free: nothing is executed"))
                : Optional.empty();
    }

    /** Whether there is less room than a run needs. */
    static boolean isFull(Path folder) {
        // not by Files.getFileStore: that wants to find the mount point, and in a chroot there may be none
        File file = folder.toFile();
        // what is reserved for root counts as free: the agent is root where it matters
        return file.getTotalSpace() > 0 && file.getFreeSpace() < LEAST_FREE;
    }
}
