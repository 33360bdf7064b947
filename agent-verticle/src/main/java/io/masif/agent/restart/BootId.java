package io.masif.agent.restart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kernel's id of the present boot (random(4)): another one after each boot. */
public final class BootId {
    private static final Path FILE = Path.of("proc/sys/kernel/random/boot_id");

    private BootId() {}

    /**
     * Blocks.
     *
     * @param root the host's folder {@code /}; if it has no {@code proc}, that of the machine counts
     */
    public static String read(Path root) {
        Path own = root.resolve(FILE);
        try {
            return Files.readString(Files.exists(own) ? own : Path.of("/").resolve(FILE))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
