package io.masif.agent.apt;

import io.masif.domain.Action;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What versions of packages depend on and conflict with, as their control files say. */
final class Relations {
    private final Map<String, Map<String, String>> stanzas = new HashMap<>();

    private Relations() {}

    /** Reads what {@code apt-cache show} prints. */
    static Relations parse(String text) {
        Relations relations = new Relations();
        for (String stanza : text.split("\n\n+", -1)) {
            Map<String, String> fields = stanza.replace("\n ", " ")
                    .lines()
                    .filter(line -> line.indexOf(": ") > 0)
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf(": ")),
                            line -> line.substring(line.indexOf(": ") + 2),
                            (first, second) -> first));
            relations.stanzas.put(fields.get("Package") + "=" + fields.get("Version"), fields);
        }
        return relations;
    }

    /** Names with the version that is meant, for {@code apt-cache show}. */
    static String named(Action action) {
        return action.packageName() + "=" + version(action);
    }

    /** Whether one depends on the other; what is installed already satisfies a relation without a version. */
    boolean depends(Action one, Action other) {
        Stream<String> relations = relations(one, "Depends", "Pre-Depends");
        boolean there = other.from() != null && other.to() != null;
        return relations.filter(relation -> !there || relation.contains("(")).anyMatch(relation -> names(other)
                .contains(name(relation)));
    }

    /** Whether the two exclude each other, whichever of them says so. */
    boolean conflict(Action one, Action other) {
        return excludes(one, other) || excludes(other, one);
    }

    private boolean excludes(Action one, Action other) {
        return relations(one, "Conflicts", "Breaks").map(Relations::name).anyMatch(names(other)::contains);
    }

    private Stream<String> relations(Action action, String... fields) {
        return Arrays.stream(fields)
                .flatMap(field ->
                        Arrays.stream(fields(action).getOrDefault(field, "").split("[,|]", -1)))
                .map(String::strip)
                .filter(relation -> !relation.isEmpty());
    }

    private Set<String> names(Action action) {
        return Stream.concat(
                        Stream.of(action.packageName()),
                        relations(action, "Provides").map(Relations::name))
                .collect(Collectors.toSet());
    }

    private Map<String, String> fields(Action action) {
        return stanzas.getOrDefault(named(action), Map.of());
    }

    private static String version(Action action) {
        return action.to() == null ? action.from() : action.to();
    }

    private static String name(String relation) {
        return relation.split("[ (:\\[]", 2)[0];
    }
}
