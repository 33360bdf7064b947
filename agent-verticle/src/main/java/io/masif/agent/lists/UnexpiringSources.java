package io.masif.agent.lists;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the archives for which sources.list(5) turns off the check of Valid-Until, such as snapshots. Blocks. */
final class UnexpiringSources {
    private static final Pattern SOURCE_LINE =
            Pattern.compile("\\s*deb\\s+\\[[^\\]]*\\bcheck-valid-until=(?:no|false|0)\\b[^\\]]*]\\s+(\\S+).*");
    private static final Pattern URIS = Pattern.compile("(?m)^uris:\\s*(.*)$");
    private static final Pattern VALID_UNTIL_OFF = Pattern.compile("(?m)^check-valid-until:\\s*(?:no|false|0)\\s*$");

    private UnexpiringSources() {}

    /** The prefixes of the names of their lists. */
    static List<String> findPrefixes(Path etc) {
        List<String> prefixes = new ArrayList<>();
        List<Path> files = new ArrayList<>(List.of(etc.resolve("sources.list")));
        try (Stream<Path> parts = Files.list(etc.resolve("sources.list.d"))) {
            parts.forEach(files::add);
        } catch (IOException e) {
            // the folder is optional
        }
        files.forEach(
                file -> readUris(file).map(UnexpiringSources::toFilePrefix).forEach(prefixes::add));
        return prefixes;
    }

    private static Stream<String> readUris(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return file.toString().endsWith(".sources")
                    ? Stream.of(text.split("\n\\s*\n"))
                            .filter(stanza -> VALID_UNTIL_OFF
                                    .matcher(stanza.toLowerCase(Locale.ROOT))
                                    .find())
                            .flatMap(stanza -> URIS.matcher(stanza.replaceAll("(?mi)^uris:", "uris:"))
                                    .results())
                            .flatMap(found -> Stream.of(found.group(1).strip().split("\\s+")))
                    : text.lines()
                            .map(SOURCE_LINE::matcher)
                            .filter(Matcher::matches)
                            .map(line -> line.group(1));
        } catch (IOException e) {
            return Stream.of();
        }
    }

    /** As apt's URItoFileName, for the address of an archive. */
    private static String toFilePrefix(String uri) {
        return uri.replaceFirst("^[^:]+:(//)?([^/@]*@)?", "")
                .replaceFirst("/+$", "")
                .replace("_", "%5f")
                .replace('/', '_');
    }
}
