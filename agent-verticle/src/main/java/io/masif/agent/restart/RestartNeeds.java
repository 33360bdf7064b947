package io.masif.agent.restart;

import io.masif.agent.apt.AptFolders;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Since when a restart is needed: the need is another one when that has changed. */
public final class RestartNeeds {
    private volatile String newerKernel;

    /**
     * Sets what is known of the kernel.
     *
     * @param version of the latest one that is installed; null if the running one is not older, or if that is not known
     */
    public void putNewerKernel(String version) {
        newerKernel = version;
    }

    /**
     * When the file was written that the need results from: for a service dpkg's status, since dpkg has replaced what it uses;
     * for a reboot the file by which packages ask for it. A kernel that waits for a reboot is a need as well, as long as it is
     * the same. Empty if there is no need. Blocks.
     */
    Optional<String> find(Action action, AptFolders folders) {
        return action.kind() == Kind.REBOOT ? findReboot(folders) : readTime(folders.status());
    }

    private Optional<String> findReboot(AptFolders folders) {
        String kernel = newerKernel;
        RebootNeed need = new RebootNeed(
                readTime(folders.root().resolve("var/run/reboot-required")).orElse(""), kernel == null ? "" : kernel);
        return Optional.of(need.format()).filter(text -> !text.isEmpty());
    }

    private static Optional<String> readTime(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
