package io.masif.rig.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The classes of a UI as a JVM has them in memory: with it another one starts in two thirds of the time. Without it, or with that
 * of another JVM, it starts as well.
 */
public final class ClassArchive {
    private final Path file;
    private final Path recorded;

    public ClassArchive(Path folder) {
        file = folder.resolve("ui.jsa");
        recorded = folder.resolve("ui.jsa.next");
    }

    /** The option of JVMs that use it. */
    public String useOption() {
        return "-XX:SharedArchiveFile=" + file;
    }

    /** The option of the JVM that records it at its end. */
    public String recordOption() {
        return "-XX:ArchiveClassesAtExit=" + recorded;
    }

    /** That JVM has ended. JVMs that start from now on use what it has recorded. */
    public void publish() {
        try {
            if (Files.exists(recorded)) {
                Files.move(recorded, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
