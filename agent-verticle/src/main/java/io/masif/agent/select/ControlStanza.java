package io.masif.agent.select;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The relations of a version of a package to others, from its control file.
 *
 * @param depends groups, each of which has to be satisfied
 * @param conflicts the packages that it conflicts with, or breaks
 * @param isMultiArchSame whether its architectures can only be installed together in the same version
 */
record ControlStanza(
        String name,
        String version,
        String arch,
        List<List<Relation>> depends,
        List<Relation> conflicts,
        List<Relation> provides,
        boolean isMultiArchSame) {
    /** Parses the output of {@code apt-cache show}. */
    static List<ControlStanza> parse(String text) {
        return Arrays.stream(text.split("\n\n+", -1))
                .map(ControlStanza::parseFields)
                .filter(fields -> fields.containsKey("Package") && fields.containsKey("Version"))
                .map(ControlStanza::of)
                .toList();
    }

    private static Map<String, String> parseFields(String stanza) {
        return stanza.replace("\n ", " ")
                .lines()
                .filter(line -> line.indexOf(": ") > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(": ")),
                        line -> line.substring(line.indexOf(": ") + 2),
                        (first, second) -> first));
    }

    private static ControlStanza of(Map<String, String> fields) {
        return new ControlStanza(
                fields.get("Package"),
                fields.get("Version"),
                fields.getOrDefault("Architecture", "all"),
                parseGroups(fields, "Depends", "Pre-Depends").toList(),
                parseGroups(fields, "Conflicts", "Breaks").flatMap(List::stream).toList(),
                parseGroups(fields, "Provides").flatMap(List::stream).toList(),
                fields.getOrDefault("Multi-Arch", "").equals("same"));
    }

    private static Stream<List<Relation>> parseGroups(Map<String, String> fields, String... names) {
        return Arrays.stream(names).flatMap(name -> Relation.parseGroups(fields.getOrDefault(name, "")).stream());
    }

    /** The names by which others refer to it: its own, and those that it provides. */
    Set<String> providedNames() {
        Set<String> names = new HashSet<>(Set.of(name));
        provides.forEach(provided -> names.add(provided.name()));
        return names;
    }

    /** The names of its relations. */
    Set<String> relatedNames() {
        return Stream.concat(depends.stream().flatMap(List::stream), conflicts.stream())
                .map(Relation::name)
                .collect(Collectors.toSet());
    }

    /** Whether a relation matches this version. */
    boolean isMatchedBy(Relation relation) {
        return relation.name().equals(name)
                ? relation.matches(version)
                : provides.stream().anyMatch(relation::matches);
    }
}
