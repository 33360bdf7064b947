package io.masif.agent.restart;

import io.masif.agent.apt.AptFolders;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Since when a restart is needed: the need is another one when that has changed. Blocks. */
final class RestartNeeds {
    private RestartNeeds() {}

    /**
     * When the file was written that the need results from: for a service dpkg's status, since dpkg has replaced what it uses.
     * Empty if there is no such file.
     */
    static Optional<String> find(Action action, AptFolders folders) {
        Path file = action.kind() == Kind.REBOOT ? rebootRequired(folders) : folders.status();
        try {
            return Optional.of(Files.getLastModifiedTime(file).toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path rebootRequired(AptFolders folders) {
        return folders.root().resolve("var/run/reboot-required");
    }
}
