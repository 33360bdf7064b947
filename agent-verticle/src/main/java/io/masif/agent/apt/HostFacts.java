package io.masif.agent.apt;

import io.masif.boot.Version;
import io.masif.domain.Condition;
import io.masif.domain.Facts;
import io.masif.domain.PackageLists;
import io.masif.domain.Platform;
import io.masif.domain.Restarts;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a host says about itself. It reads small files and blocks for that: not to be used on an event loop. */
final class HostFacts {
    private static final int HEAD = 4096;
    private static final long STEP = 100_000_000;
    private static final long SMALL_STEP = 10_000_000;
    private static final long PLENTY = 1_000_000_000;

    private final AptFolders folders;

    HostFacts(AptFolders folders) {
        this.folders = folders;
    }

    Facts facts(Condition condition) {
        return new Facts(
                new Platform(os(), System.getProperty("os.version"), folders.arch(), Version.current()),
                condition,
                new Restarts(
                        Files.exists(folders.root().resolve("var/run/reboot-required")), rebootReasons(), List.of()),
                lists(),
                List.of(),
                List.of(),
                Leftovers.of(folders),
                archivesFree(),
                List.of());
    }

    /** Archives without a release file count by when their lists were written. */
    private PackageLists lists() {
        PackageLists released = ReleaseFiles.in(folders.lists());
        return released.from() != null
                ? released
                : new PackageLists(
                        names(folders.lists(), "Packages").stream()
                                .flatMap(file -> modified(file).stream())
                                .min(Comparator.naturalOrder())
                                .orElse(null),
                        List.of());
    }

    private List<String> rebootReasons() {
        return text(folders.root().resolve("var/run/reboot-required.pkgs"))
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** Rounded down, so that it does not change with every look. */
    private Long archivesFree() {
        Path folder = folders.archives();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        // not by Files.getFileStore: that wants to find the mount point, and in a chroot there may be none
        File file = (folder == null ? folders.root() : folder).toFile();
        long free = file.getUsableSpace();
        return file.getTotalSpace() == 0 ? null : Long.valueOf(free - free % (free < PLENTY ? SMALL_STEP : STEP));
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
            // a user who may not read the folder is told so by the condition of the lists
            return List.of();
        }
    }
}
