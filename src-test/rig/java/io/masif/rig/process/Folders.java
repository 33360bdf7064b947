package io.masif.rig.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Folders and small files, with errors that need not be declared. */
public final class Folders {
    private Folders() {}

    /** The root of the clone: the system property {@code masif.root}, or the nearest folder above that has it all. */
    public static Path root() {
        String configured = System.getProperty("masif.root");
        if (configured != null) {
            return Path.of(configured).toAbsolutePath().normalize();
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("agent-verticle"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("run this inside of a clone, or set masif.root");
        }
        return folder;
    }

    /** The folder, made if it was not there. */
    public static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a text at once: a reader sees the old or the new one. */
    public static Path write(Path file, String text) {
        try {
            create(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file; empty where there is none. */
    public static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with all that is in it. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A named pipe: a reader waits until a writer has written. A reader may meet the end of the writer before
     * and read nothing: then it has to read again.
     */
    public static Path fifo(Path path) {
        Command.run(create(path.toAbsolutePath().getParent()), Map.of(), List.of("mkfifo", path.toString()));
        return path;
    }

    /** The text of a file; a missing file is written first, with a random text. */
    public static String secret(Path file) {
        if (!Files.exists(file)) {
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            write(file, HexFormat.of().formatHex(random));
        }
        return read(file);
    }
}
