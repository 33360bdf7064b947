package io.masif.agent.facts;

import io.masif.agent.apt.AptFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Files that dpkg left beside configuration files: the packager's version of one that the administrator has changed
 * ({@code .dpkg-dist}), and one of a package that is unpacked and not configured ({@code .dpkg-new}). dpkg's own lists name
 * the configuration files.
 */
final class ConffileLeftovers {
    private static final List<String> SUFFIXES = List.of(".dpkg-dist", ".dpkg-new");

    private ConffileLeftovers() {}

    /** Their paths relative to the host's root, sorted. Blocks: not to be used on an event loop. */
    static List<String> find(AptFolders folders) {
        Path info = folders.adminFolder().resolve("info");
        TreeSet<String> found = new TreeSet<>();
        if (Files.isDirectory(info)) {
            try (DirectoryStream<Path> lists = Files.newDirectoryStream(info, "*.conffiles")) {
                lists.forEach(list -> readConffiles(list)
                        .flatMap(file -> SUFFIXES.stream().map(file::concat))
                        .filter(file ->
                                Files.exists(folders.root().resolve(file.substring(1)), LinkOption.NOFOLLOW_LINKS))
                        .forEach(found::add));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(found);
    }

    /** A line is a path, or a flag such as {@code remove-on-upgrade} and a path. */
    private static Stream<String> readConffiles(Path list) {
        try {
            String text = new String(Files.readAllBytes(list), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n", -1))
                    .map(line -> line.startsWith("/") ? line : line.substring(line.indexOf(' ') + 1))
                    .filter(line -> line.startsWith("/") && line.indexOf('\0') < 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
