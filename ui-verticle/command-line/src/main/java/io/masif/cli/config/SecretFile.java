package io.masif.cli.config;

import io.masif.cli.failure.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Files with tokens and passwords, which nobody but their owner may read. */
final class SecretFile {
    private SecretFile() {}

    /**
     * The content, without blanks around it.
     *
     * @throws CommandFailure if it cannot be read, or others can read it
     */
    static String read(Path file) {
        requirePrivate(file);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw CommandFailure.usage("The file " + file + " cannot be read.");
        }
    }

    /** @throws CommandFailure if others can read it */
    static void requirePrivate(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.GROUP_READ)) {
                throw CommandFailure.usage(
                        "Others can read " + file + ", which has a token or a password: chmod 600 " + file);
            }
        } catch (IOException e) {
            throw CommandFailure.usage("The file " + file + " cannot be read.");
        }
    }
}
