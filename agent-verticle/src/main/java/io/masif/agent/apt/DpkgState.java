package io.masif.agent.apt;

import io.masif.domain.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What dpkg has, by the packages' names. */
record DpkgState(Map<String, List<Entry>> entries) {
    private static final int COLUMNS = 4;

    /**
     * A package that dpkg knows.
     *
     * @param status its second letter says how far it is: {@code i} installed, {@code F} half-configured, ...
     */
    record Entry(String status, String version, String arch) {
        char stage() {
            return status.length() > 1 ? status.charAt(1) : 'n';
        }
    }

    /** Reads lines of status, package, version and architecture; those without a version are not installed. */
    static DpkgState parse(String text) {
        Map<String, List<Entry>> entries = new HashMap<>();
        text.lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length == COLUMNS)
                .forEach(columns -> entries.computeIfAbsent(
                                columns[1].replaceFirst(":.*", ""), name -> new ArrayList<>())
                        .add(new Entry(columns[0], columns[2], columns[3])));
        return new DpkgState(entries);
    }

    /** The package that an action is about; its architecture may have changed between the versions. */
    Optional<Entry> of(Action action) {
        List<Entry> named = entries.getOrDefault(action.packageName(), List.of());
        return named.stream()
                .filter(entry -> entry.arch().equals(action.arch()))
                .findFirst()
                .or(() -> named.size() == 1 ? named.stream().findFirst() : Optional.empty());
    }
}
