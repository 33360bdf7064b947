package io.masif.agent.apt;

import io.masif.domain.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What dpkg has.
 *
 * @param nativeArch the host's own architecture, which is meant where none is named
 * @param entries by the packages' names
 */
public record DpkgState(String nativeArch, Map<String, List<Entry>> entries) {
    /** For {@code dpkg-query -W -f}: the lines that {@link #parse} reads. */
    static final String FORMAT = "${db:Status-Abbrev} ${Package} ${Version} ${Architecture}\n";

    private static final int COLUMNS = 4;

    /**
     * A package that dpkg knows.
     *
     * @param status its second letter says how far it is: {@code i} installed, {@code F} half-configured, ...; a third
     *     one, that it has to be installed again
     */
    public record Entry(String status, String name, String version, String arch) {
        public char stage() {
            return status.length() > 1 ? status.charAt(1) : 'n';
        }

        public boolean needsReinstallation() {
            return status.endsWith("R");
        }
    }

    /** Reads lines of status, package, version and architecture; those without a version are not installed. */
    public static DpkgState parse(String text, String nativeArch) {
        Map<String, List<Entry>> entries = new TreeMap<>();
        text.lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length == COLUMNS)
                .map(columns -> new Entry(columns[0], columns[1], columns[2], columns[3]))
                .forEach(entry -> entries.computeIfAbsent(entry.name(), name -> new ArrayList<>())
                        .add(entry));
        return new DpkgState(nativeArch, entries);
    }

    /**
     * The package that an action is about. A package of the native architecture may become one of architecture
     * {@code all} with another version and remains the same for dpkg; any other architecture is another package.
     */
    public Optional<Entry> find(Action action) {
        return find(action.packageName(), action.arch());
    }

    /** @param arch null for the native one */
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
