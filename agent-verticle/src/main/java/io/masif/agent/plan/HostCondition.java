package io.masif.agent.plan;

import io.masif.agent.apt.AptFolders;
import io.masif.agent.lock.AptLocks;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
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
public final class HostCondition {
    // what dpkg's status file and a few packages' scripts take: with less, dpkg breaks off in the middle
    private static final long MIN_FREE_BYTES = 1 << 20;
    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

    private final AptFolders writtenFolders;
    private final Path state;
    private final AptLocks locks;

    /** @param state the agent's own folder */
    public HostCondition(AptFolders folders, Path state) {
        this.writtenFolders = folders;
        this.state = state;
        locks = new AptLocks(folders, state);
    }

    /** What keeps apt from being run. */
    public HostProblem findProblem() {
        return Stream.<Optional<HostProblem>>of(
                        findInterruption(), findForeignLock(), findStorageProblem(HostCondition::checkReadOnly))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> findStorageProblem(HostCondition::checkFull))
                .orElse(HostProblem.NONE);
    }

    /** What keeps a run that goes on from going on. */
    HostProblem findProblemWhileRunning() {
        return findForeignLock()
                .or(() -> findStorageProblem(HostCondition::checkFull))
                .orElse(HostProblem.NONE);
    }

    /**
     * dpkg keeps what it has done since it began in a folder, and empties that when it ends (debSystem::CheckUpdates in
     * apt looks there in the same way). While a dpkg works, that is as it should be.
     */
    private Optional<HostProblem> findInterruption() {
        InterruptedDpkg interruption = new InterruptedDpkg(writtenFolders);
        boolean isInterrupted =
                interruption.hasUpdates() && locks.findDpkgHolder().isEmpty() && interruption.hasUpdates();
        return isInterrupted ? Optional.of(InterruptedDpkg.APPROVABLE) : Optional.empty();
    }

    private Optional<HostProblem> findForeignLock() {
        return locks.findForeignHolder()
                .map(holder -> new HostProblem(
                        HostState.LOCKED, "locked by " + holder + ": nothing is executed until it has ended"));
    }

    private Optional<HostProblem> findStorageProblem(BiFunction<String, Path, Optional<HostProblem>> check) {
        return writtenFolders().entrySet().stream()
                .filter(entry -> Files.isDirectory(entry.getValue()))
                .flatMap(
                        entry -> check.apply(entry.getKey() + " (" + entry.getValue() + ")", entry.getValue()).stream())
                .findFirst();
    }

    /** The folders that a run writes to, by what they are to a person. */
    public Map<String, Path> writtenFolders() {
        Map<String, Path> checkedFolders = new LinkedHashMap<>();
        checkedFolders.put("dpkg's database", writtenFolders.adminFolder());
        checkedFolders.put("the package lists", writtenFolders.lists());
        checkedFolders.put("the downloaded packages", writtenFolders.archives());
        checkedFolders.put("the agent's state", state);
        return checkedFolders;
    }

    private static Optional<HostProblem> checkReadOnly(String label, Path folder) {
        try {
            // access(2) tells root of a read-only file system, also of one that is bound
            boolean isReadOnly = !Files.isWritable(folder)
                    && (IS_ROOT || Files.getFileStore(folder).isReadOnly());
            return isReadOnly
                    ? Optional.of(new HostProblem(
                            HostState.READ_ONLY, "the file system of " + label + " is read-only: nothing is executed"))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<HostProblem> checkFull(String label, Path folder) {
        return isFull(folder)
                ? Optional.of(new HostProblem(
                        HostState.DISK_FULL,
                        "the disk of " + label + " is full, " + folder.toFile().getFreeSpace() / 1024
                                + " KiB are free: nothing is executed"))
                : Optional.empty();
    }

    /** Whether there is less room than a run needs. */
    public static boolean isFull(Path folder) {
        // not by Files.getFileStore: that wants to find the mount point, and in a chroot there may be none
        File file = folder.toFile();
        // what is reserved for root counts as free: the agent is root where it matters
        return file.getTotalSpace() > 0 && file.getFreeSpace() < MIN_FREE_BYTES;
    }
}
