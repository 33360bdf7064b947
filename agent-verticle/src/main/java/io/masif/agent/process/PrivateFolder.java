package io.masif.agent.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders of the agent, with the output of maintainer scripts among others: for its own user, whatever the umask is. Blocks. */
public final class PrivateFolder {
    private PrivateFolder() {}

    /** Creates a folder and those above it. The mode of one that exists is its administrator's matter. */
    public static Path create(Path folder) throws IOException {
        return Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
