package io.masif.agent.facts;

import io.masif.agent.apt.AptFolders;
import io.masif.agent.lists.ReleaseFiles;
import io.masif.boot.Version;
import io.masif.domain.host.ExecutionLimits;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.PackageLists;
import io.masif.domain.host.PendingRestarts;
import io.masif.domain.host.Platform;
import io.masif.domain.host.UpgradeGaps;
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

/** Reads the facts of a host that stand in files. Blocks: not to be used on an event loop. */
public final class FileFacts {
    private static final int MAX_HEAD_BYTES = 4096;
    private static final long ROUNDING_BYTES = 100_000_000;
    private static final long SMALL_ROUNDING_BYTES = 10_000_000;
    private static final long LARGE_SPACE_BYTES = 1_000_000_000;

    private final AptFolders folders;

    public FileFacts(AptFolders folders) {
        this.folders = folders;
    }

    public Facts read(HostProblem condition) {
        return Facts.builder()
                .platform(new Platform(readOs(), System.getProperty("os.version"), folders.arch(), Version.current()))
                .condition(condition)
                .restarts(new PendingRestarts(
                        Files.exists(folders.root().resolve("var/run/reboot-required")),
                        readRebootReasons(),
                        List.of()))
                .lists(readLists())
                .gaps(new UpgradeGaps(List.of(), List.of(), ConffileLeftovers.find(folders)))
                .limits(new ExecutionLimits(readArchivesFree(), List.of()))
                .build();
    }

    /** Without a release file, the time at which the oldest list was written counts. */
    private PackageLists readLists() {
        PackageLists released = ReleaseFiles.read(folders.lists());
        return released.from() != null
                ? released
                : new PackageLists(
                        listFiles(folders.lists(), "Packages").stream()
                                .flatMap(file -> findLastModified(file).stream())
                                .min(Comparator.naturalOrder())
                                .orElse(null),
                        List.of());
    }

    private List<String> readRebootReasons() {
        return readHead(folders.root().resolve("var/run/reboot-required.pkgs"))
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** Rounded down, so that it does not change with each inspection. */
    private Long readArchivesFree() {
        Path folder = folders.archives();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        // Files.getFileStore looks for the mount point, and in a chroot there may be none
        File file = (folder == null ? folders.root() : folder).toFile();
        long free = file.getUsableSpace();
        return file.getTotalSpace() == 0
                ? null
                : Long.valueOf(free - free % (free < LARGE_SPACE_BYTES ? SMALL_ROUNDING_BYTES : ROUNDING_BYTES));
    }

    private String readOs() {
        Path own = folders.root().resolve("etc/os-release");
        Map<String, String> values = readHead(Files.exists(own) ? own : Path.of("/etc/os-release"))
                .lines()
                .filter(line -> line.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1)
                                .replace("\"", "")
                                .strip(),
                        (first, second) -> second));
        String name = values.getOrDefault("NAME", "Debian").replace(" GNU/Linux", "");
        String version = readHead(folders.root().resolve("etc/debian_version")).strip();
        return (name + " "
                        + (name.equals("Debian") && !version.isEmpty()
                                ? version
                                : values.getOrDefault("VERSION_ID", version)))
                .strip();
    }

    private static Optional<Instant> findLastModified(Path path) {
        try {
            return Optional.of(Files.getLastModifiedTime(path).toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String readHead(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAX_HEAD_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static List<Path> listFiles(Path folder, String part) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .toList();
        } catch (IOException e) {
            // ListsCondition reports a folder that this user may not read
            return List.of();
        }
    }
}
