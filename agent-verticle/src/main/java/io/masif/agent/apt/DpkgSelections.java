package io.masif.agent.apt;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which packages are installed and which the administrator holds. A name has a foreign architecture as a suffix, as apt
 * writes it.
 *
 * @param held in the order of their names
 * @param installed all that are installed, wholly or in part
 */
public record DpkgSelections(List<String> held, Set<String> installed) {
    private static final int COLUMNS = 3;

    public DpkgSelections {
        held = List.copyOf(held);
        installed = Set.copyOf(installed);
    }

    /** Parses lines of the wanted state, the status and the name, as {@link Apt#querySelections} requests them. */
    static DpkgSelections parse(String text, String nativeArch) {
        List<String[]> rows = text.lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length == COLUMNS && !columns[1].equals("not-installed"))
                .toList();
        return new DpkgSelections(
                parseNames(rows.stream().filter(row -> row[0].equals("hold")), nativeArch)
                        .sorted()
                        .toList(),
                parseNames(rows.stream(), nativeArch).collect(Collectors.toSet()));
    }

    private static Stream<String> parseNames(Stream<String[]> rows, String nativeArch) {
        String suffix = ":" + nativeArch;
        return rows.map(row -> row[2])
                .map(name -> name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name);
    }
}
