package io.masif.agent.apt;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the administrator of a host wants of its packages. Names carry an architecture if it is a foreign one, as apt
 * writes them.
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

    /** Reads lines of what is wanted, the status and the package's name, as {@link Apt#querySelections} asks for them. */
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
