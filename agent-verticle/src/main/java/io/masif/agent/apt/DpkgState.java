package io.masif.agent.apt;

import io.masif.domain.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The packages in dpkg's database.
 *
 * @param nativeArch the host's own architecture, the default where none is named
 * @param entries by the packages' names, in the order of these
 */
public record DpkgState(String nativeArch, Map<String, List<Entry>> entries) {
    public DpkgState {
        Map<String, List<Entry>> copies = new TreeMap<>();
        entries.forEach((name, named) -> copies.put(name, List.copyOf(named)));
        entries = Collections.unmodifiableMap(copies);
    }

    /** For {@code dpkg-query -W -f}: the lines that {@link #parse} reads. */
    static final String FORMAT = "${db:Status-Abbrev} ${Package} ${Version} ${Architecture} ${source:Package}\n";

    private static final int COLUMNS = 5;

    /**
     * A package in dpkg's database.
     *
     * @param status the second letter is the stage: {@code i} installed, {@code F} half-configured, ...; a third letter
     *     {@code R} requires a reinstallation
     * @param source the name of the source package
     */
    public record Entry(String status, String name, String version, String arch, String source) {
        public char stage() {
            return status.length() > 1 ? status.charAt(1) : 'n';
        }

        public boolean needsReinstallation() {
            return status.endsWith("R");
        }
    }

    /** Parses lines of status, package, version, architecture and source package; lines without a version are not installed. */
    public static DpkgState parse(String text, String nativeArch) {
        Map<String, List<Entry>> entries = new TreeMap<>();
        text.lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length == COLUMNS)
                .map(columns -> new Entry(columns[0], columns[1], columns[2], columns[3], columns[4]))
                .forEach(entry -> entries.computeIfAbsent(entry.name(), name -> new ArrayList<>())
                        .add(entry));
        return new DpkgState(nativeArch, entries);
    }

    /**
     * The package of an action. dpkg treats a package as the same if another version moves it from the native
     * architecture to {@code all} or back; any other architecture is another package.
     */
    public Optional<Entry> find(Action action) {
        return find(action.packageName(), action.arch());
    }

    /** @param arch null for the native architecture */
    public Optional<Entry> find(String name, String arch) {
        List<Entry> named = entries.getOrDefault(name, List.of());
        return named.stream()
                .filter(entry -> entry.arch().equals(arch))
                .findFirst()
                .or(() -> named.stream()
                        .filter(entry -> isNative(arch) && isNative(entry.arch()))
                        .findFirst());
    }

    private boolean isNative(String arch) {
        return arch == null || arch.equals("all") || arch.equals(nativeArch);
    }
}
