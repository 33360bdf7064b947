package io.masif.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this machine, as {@code hostname} says it. */
public final class MachineName {
    private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");

    private MachineName() {}

    /** The name; {@code unknown} where the kernel does not tell it. */
    public static String read() {
        try {
            return Files.readString(KERNEL_NAME).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
