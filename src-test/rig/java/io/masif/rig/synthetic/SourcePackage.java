package io.masif.rig.synthetic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A source package of the hosts; see packages.txt.
 *
 * @param binaries the packages that are built from it
 * @param versions by release, before any update; none where the release does not have it
 * @param flags letters
 * @param roles words of roles, or an asterisk
 */
record SourcePackage(
        String name, List<String> binaries, Map<OsRelease, String> versions, String flags, List<String> roles) {
    SourcePackage {
        binaries = List.copyOf(binaries);
        versions = Map.copyOf(versions);
        roles = List.copyOf(roles);
    }

    /** All of packages.txt. */
    static final List<SourcePackage> ALL = read();

    private static final int COLUMNS = 5;
    private static final String MISSING = "-";

    /** Those that a host of that role and release has, or gets. */
    static List<SourcePackage> of(Role role, OsRelease release) {
        return ALL.stream()
                .filter(each ->
                        each.version(release) != null && (each.roles.contains("*") || each.roles.contains(role.word())))
                .toList();
    }

    /** Null if the release does not have it. */
    String version(OsRelease release) {
        return versions.get(release);
    }

    boolean isSecurity() {
        return flags.contains("S");
    }

    /** Its packages' architecture on a host of that architecture. */
    String arch(String hostArch) {
        return flags.contains("A") ? "all" : hostArch;
    }

    /** Whether the next update installs it. */
    boolean isNew() {
        return flags.contains("I");
    }

    /** Whether the next update removes it. */
    boolean isRemoved() {
        return flags.contains("R");
    }

    private static List<SourcePackage> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SourcePackage.class.getResourceAsStream("packages.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(SourcePackage::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourcePackage parse(String line) {
        String[] columns = line.split(" \\| ", -1);
        List<String> words = List.of(columns[2].split(" ", -1));
        OsRelease[] releases = OsRelease.values();
        if (columns.length != COLUMNS || words.size() != releases.length) {
            throw new IllegalStateException("packages.txt: " + line);
        }
        Map<OsRelease, String> versions = new EnumMap<>(OsRelease.class);
        for (int i = 0; i < releases.length; i++) {
            if (!words.get(i).equals(MISSING)) {
                versions.put(releases[i], words.get(i));
            }
        }
        List<String> roles = List.of(columns[4].split(" ", -1));
        return new SourcePackage(columns[0], List.of(columns[1].split(" ", -1)), versions, columns[3], roles);
    }
}
