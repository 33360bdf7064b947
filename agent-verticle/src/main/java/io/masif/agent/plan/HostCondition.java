package io.masif.agent.plan;

import io.masif.agent.apt.AptFolders;
import io.masif.agent.lock.AptLocks;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
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

/**
 * Finds the problem of a host that would make a run fail, by its locks and file systems: a simulation succeeds in spite of
 * most of these problems. Blocks: not to be used on an event loop.
 */
public final class HostCondition {
    // the size of dpkg's status file and of the scripts of a few packages: with less space, dpkg fails in the middle
    private static final long MIN_FREE_BYTES = 1 << 20;
    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

    private final AptFolders folders;
    private final Path state;
    private final AptLocks locks;

    /** @param state the agent's own folder */
    public HostCondition(AptFolders folders, Path state) {
        this.folders = folders;
        this.state = state;
        locks = new AptLocks(folders, state);
    }

    /** What prevents a run of apt. */
    public HostProblem findProblem() {
        return findInterruption().or(this::findObstacle).orElse(HostProblem.NONE);
    }

    /** What prevents any run, also that of the dpkg that would repair an interruption. */
    public Optional<HostProblem> findObstacle() {
        return findForeignLock()
                .or(() -> findStorageProblem(HostCondition::checkReadOnly))
                .or(() -> findStorageProblem(HostCondition::checkFull));
    }

    /** What prevents an active run from continuing. */
    HostProblem findProblemWhileRunning() {
        return findForeignLock()
                .or(() -> findStorageProblem(HostCondition::checkFull))
                .orElse(HostProblem.NONE);
    }

    /**
     * dpkg collects its changes in a folder, and empties the folder when it ends (debSystem::CheckUpdates in apt checks it
     * in the same way). While a dpkg works, files in it are normal.
     */
    private Optional<HostProblem> findInterruption() {
        InterruptedDpkg interruption = new InterruptedDpkg(folders);
        boolean isInterrupted =
                interruption.hasUpdates() && locks.findDpkgHolder().isEmpty() && interruption.hasUpdates();
        return isInterrupted ? Optional.of(InterruptedDpkg.APPROVABLE) : Optional.empty();
    }

    private Optional<HostProblem> findForeignLock() {
        return locks.findForeignHolder()
                .map(holder -> new HostProblem(HostState.LOCKED, HostSentence.LOCKED.format(holder)));
    }

    private Optional<HostProblem> findStorageProblem(BiFunction<String, Path, Optional<HostProblem>> check) {
        return writtenFolders().entrySet().stream()
                .filter(entry -> Files.isDirectory(entry.getValue()))
                .flatMap(
                        entry -> check.apply(entry.getKey() + " (" + entry.getValue() + ")", entry.getValue()).stream())
                .findFirst();
    }

    /** The folders that a run writes to, by their labels in messages. */
    public Map<String, Path> writtenFolders() {
        Map<String, Path> writtenFolders = new LinkedHashMap<>();
        writtenFolders.put(HostSentence.DPKG_DATABASE.format(), folders.adminFolder());
        writtenFolders.put(HostSentence.PACKAGE_LISTS.format(), folders.lists());
        writtenFolders.put(HostSentence.DOWNLOADED_PACKAGES.format(), folders.archives());
        writtenFolders.put(HostSentence.AGENT_STATE.format(), state);
        return writtenFolders;
    }

    private static Optional<HostProblem> checkReadOnly(String label, Path folder) {
        try {
            // for root, access(2) detects a read-only file system, also a bind mount
            boolean isReadOnly = !Files.isWritable(folder)
                    && (IS_ROOT || Files.getFileStore(folder).isReadOnly());
            return isReadOnly
                    ? Optional.of(new HostProblem(HostState.READ_ONLY, HostSentence.READ_ONLY.format(label)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<HostProblem> checkFull(String label, Path folder) {
        return isFull(folder)
                ? Optional.of(new HostProblem(
                        HostState.DISK_FULL,
                        HostSentence.DISK_FULL.format(label, folder.toFile().getFreeSpace() / 1024)))
                : Optional.empty();
    }

    /** Whether there is less space than a run needs. */
    public static boolean isFull(Path folder) {
        // Files.getFileStore looks for the mount point, and in a chroot there may be none
        File file = folder.toFile();
        // blocks that are reserved for root count as free: the agent is root where it matters
        return file.getTotalSpace() > 0 && file.getFreeSpace() < MIN_FREE_BYTES;
    }
}
