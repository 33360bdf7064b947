package io.masif.agent.facts;

import io.masif.agent.apt.AptFolders;
import io.masif.agent.apt.PackageNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the installed packages that a host's preferences name, by name or by pattern; {@code *} does not count. */
final class PinnedPackages {
    private static final String FIELD = "Package:";

    private PinnedPackages() {}

    /** Blocks. */
    static List<String> find(AptFolders folders, Set<String> installed) throws IOException {
        List<String> patterns = Stream.concat(
                        Stream.of(folders.configuration().preferences()),
                        listParts(folders.configuration().preferencesParts()).stream())
                .filter(Files::isRegularFile)
                .flatMap(file -> readText(file).lines())
                .filter(line -> line.regionMatches(true, 0, FIELD, 0, FIELD.length()))
                .flatMap(line ->
                        Arrays.stream(line.substring(FIELD.length()).strip().split("\\s+", -1)))
                .filter(pattern -> !pattern.equals("*"))
                .distinct()
                .toList();
        return installed.stream()
                .filter(name -> patterns.stream().anyMatch(pattern -> matches(pattern, name)))
                .filter(PackageNames::isAllowed)
                .sorted()
                .toList();
    }

    /** In a pattern, {@code *} stands for any characters and {@code ?} for one. */
    private static boolean matches(String pattern, String name) {
        String bare = name.replaceFirst(":.*", "");
        if (pattern.equals(name) || pattern.equals(bare)) {
            return true;
        }
        if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
            return false;
        }
        String expression = Arrays.stream(pattern.split("(?<=[*?])|(?=[*?])"))
                .map(part -> switch (part) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(part);
                })
                .reduce("", String::concat);
        return bare.matches(expression);
    }

    private static List<Path> listParts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String readText(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
