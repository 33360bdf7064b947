package io.masif.agent.apt;

import io.masif.boot.Version;
import io.masif.domain.Condition;
import io.masif.domain.Facts;
import io.masif.domain.PackageLists;
import io.masif.domain.Platform;
import io.masif.domain.Restarts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a host says about itself. It reads small files and blocks for that: not to be used on an event loop. */
final class HostFacts {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy H:mm:ss z", Locale.ENGLISH);
    private static final int HEAD = 4096;

    private final AptFolders folders;

    HostFacts(AptFolders folders) {
        this.folders = folders;
    }

    Facts facts(Condition condition) {
        return new Facts(
                new Platform(os(), System.getProperty("os.version"), folders.arch(), Version.current()),
                condition,
                new Restarts(Files.exists(folders.root().resolve("var/run/reboot-required")), List.of(), List.of()),
                new PackageLists(listsFrom().orElse(null), List.of()),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
    }

    /** Changes whenever dpkg or the lists have changed. */
    String stamp() {
        return Stream.of(folders.status(), folders.lists(), folders.admin().resolve("updates"))
                .map(path -> modified(path).map(Instant::toString).orElse("-"))
                .collect(Collectors.joining(" "));
    }

    private Optional<Instant> listsFrom() {
        List<Path> releases = Stream.concat(
                        names(folders.lists(), "InRelease").stream(), names(folders.lists(), "_Release").stream())
                .toList();
        return releases.stream()
                .flatMap(file -> date(file).stream())
                .min(Comparator.naturalOrder())
                .or(() -> names(folders.lists(), "Packages").stream()
                        .flatMap(file -> modified(file).stream())
                        .min(Comparator.naturalOrder()));
    }

    private String os() {
        Path own = folders.root().resolve("etc/os-release");
        Map<String, String> values = text(Files.exists(own) ? own : Path.of("/etc/os-release"))
                .lines()
                .filter(line -> line.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1)
                                .replace("\"", "")
                                .strip(),
                        (first, second) -> second));
        String name = values.getOrDefault("NAME", "Debian").replace(" GNU/Linux", "");
        String version = text(folders.root().resolve("etc/debian_version")).strip();
        return (name + " "
                        + (name.equals("Debian") && !version.isEmpty()
                                ? version
                                : values.getOrDefault("VERSION_ID", version)))
                .strip();
    }

    private static Optional<Instant> date(Path file) {
        return text(file)
                .lines()
                .filter(line -> line.startsWith("Date: "))
                .findFirst()
                .flatMap(line -> {
                    try {
                        return Optional.of(DATE.parse(line.substring(6).strip(), Instant::from));
                    } catch (DateTimeException e) {
                        return Optional.empty();
                    }
                });
    }

    private static Optional<Instant> modified(Path path) {
        try {
            return Optional.of(Files.getLastModifiedTime(path).toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String text(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static List<Path> names(Path folder, String part) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
