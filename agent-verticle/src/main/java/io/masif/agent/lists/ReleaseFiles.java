package io.masif.agent.lists;

import io.masif.domain.host.PackageLists;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the origins and dates of the package lists from their release files. Blocks: not to be used on an event loop. */
public final class ReleaseFiles {
    private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE";

    private ReleaseFiles() {}

    /** Origins of the same label and suite count as one, with the oldest date. */
    public static PackageLists read(Path lists) {
        Map<String, Instant> origins = new TreeMap<>();
        for (Path file : listFiles(lists)) {
            Map<String, String> fields = readFields(file);
            ReleaseDate.parse(fields.getOrDefault("date", ""))
                    .ifPresent(from -> origins.merge(originName(fields), from, ReleaseFiles::olderOf));
        }
        List<PackageLists.Origin> all = new ArrayList<>();
        origins.forEach((name, from) -> all.add(new PackageLists.Origin(name, from)));
        return new PackageLists(
                origins.values().stream().reduce(ReleaseFiles::olderOf).orElse(null), all);
    }

    /** The release files of all archives; none if the folder cannot be read. */
    static List<Path> listFiles(Path lists) {
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
            return List.of();
        }
    }

    /** The fields by their names in lower case; the lines of the signature do not count. */
    static Map<String, String> readFields(Path file) {
        Map<String, String> fields = new HashMap<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            boolean head = false;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                head |= line.startsWith(SIGNED);
                if (line.startsWith(SIGNATURE) || (line.isEmpty() && !head && !fields.isEmpty())) {
                    break;
                }
                head &= !line.isEmpty();
                put(line, fields);
            }
        } catch (IOException e) {
            return Map.of();
        }
        return fields;
    }

    /** Of a value with several lines, such as the hash sums, only the first counts: the others begin with a blank. */
    private static void put(String line, Map<String, String> fields) {
        int colon = line.indexOf(':');
        if (colon > 0 && !Character.isWhitespace(line.charAt(0))) {
            // apt ignores the case of a name, and the blank after it
            fields.putIfAbsent(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    private static String originName(Map<String, String> fields) {
        String label = fields.getOrDefault("label", fields.getOrDefault("origin", "unknown"));
        String suite = fields.getOrDefault("suite", fields.getOrDefault("codename", ""));
        return suite.isEmpty() ? label : label + "/" + suite;
    }

    private static Instant olderOf(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
