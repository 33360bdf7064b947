package io.masif.agent.apt;

import io.masif.domain.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Changes whenever a file changes that apt's plan depends on. The time of a folder only changes with its list of files, so
 * each file counts, by name, size, inode and the times of its content and of its metadata: the latter cannot be set back.
 * Blocks: not to be used on an event loop.
 */
public final class InputFingerprint {
    private static final String ATTRIBUTES = "unix:ino,mode,size,ctime,lastModifiedTime";

    private InputFingerprint() {}

    /** Of files, and of folders with the files in them; a missing file counts as well. */
    public static String compute(List<Path> paths) {
        StringBuilder text = new StringBuilder();
        for (Path path : paths) {
            for (Path file : listWithFiles(path)) {
                text.append(file).append(' ').append(readAttributes(file)).append('\n');
            }
        }
        return Digest.ofText(text.toString()).toString();
    }

    private static List<Path> listWithFiles(Path path) {
        List<Path> all = new ArrayList<>(List.of(path));
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                files.sorted().forEach(all::add);
            } catch (IOException | UncheckedIOException e) {
                // an ordinary user who may not read the folder: its attributes have to suffice
            }
        }
        return all;
    }

    private static Map<String, Object> readAttributes(Path path) {
        try {
            return new TreeMap<>(Files.readAttributes(path, ATTRIBUTES));
        } catch (IOException e) {
            return Map.of();
        }
    }
}
