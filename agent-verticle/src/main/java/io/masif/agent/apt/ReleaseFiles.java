package io.masif.agent.apt;

import io.masif.domain.PackageLists;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How old the package lists are, by the release files beside them. Blocks: not to be used on an event loop. */
final class ReleaseFiles {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy H:mm:ss z", Locale.ENGLISH);
    private static final int LINES = 40;
    private static final Pattern HASHES = Pattern.compile("(MD5Sum|SHA1|SHA256|SHA512):.*");

    private ReleaseFiles() {}

    /** Origins of the same label and suite count as one, by the oldest of them. */
    static PackageLists in(Path lists) {
        Map<String, Instant> origins = new TreeMap<>();
        for (Path file : files(lists)) {
            Map<String, String> fields = fields(file);
            date(fields).ifPresent(from -> origins.merge(name(fields), from, ReleaseFiles::older));
        }
        List<PackageLists.Origin> all = new ArrayList<>();
        origins.forEach((name, from) -> all.add(new PackageLists.Origin(name, from)));
        return new PackageLists(
                origins.values().stream().reduce(ReleaseFiles::older).orElse(null), all);
    }

    private static List<Path> files(Path lists) {
        if (!Files.isDirectory(lists)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(lists)) {
            return all.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.endsWith("InRelease") || name.endsWith("_Release");
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields before the hash sums; the signature's own lines are none. */
    private static Map<String, String> fields(Path file) {
        Map<String, String> fields = new HashMap<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            // a label may have several lines, of which the first one is enough; long are only the lists of hash sums
            for (int i = 0; i < LINES && line != null && !HASHES.matcher(line).matches(); i++) {
                int colon = line.indexOf(": ");
                if (colon > 0 && !line.startsWith(" ")) {
                    fields.putIfAbsent(
                            line.substring(0, colon), line.substring(colon + 2).strip());
                }
                line = reader.readLine();
            }
        } catch (IOException e) {
            return Map.of();
        }
        return fields;
    }

    private static String name(Map<String, String> fields) {
        String label = fields.getOrDefault("Label", fields.getOrDefault("Origin", "unknown"));
        String suite = fields.getOrDefault("Suite", fields.getOrDefault("Codename", ""));
        return suite.isEmpty() ? label : label + "/" + suite;
    }

    private static Optional<Instant> date(Map<String, String> fields) {
        try {
            return Optional.of(DATE.parse(fields.getOrDefault("Date", ""), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant older(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
