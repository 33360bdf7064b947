package io.masif.agent.select;

import io.masif.domain.DebianVersion;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A relation of a package to another, in the form of Debian's policy (7.1): {@code foo:any (>= 1.0)}.
 *
 * @param operator such as {@code >=}; null for any version
 * @param version null for any version
 */
record Relation(String name, String operator, String version) {
    private static final Pattern FORM = Pattern.compile(
            "([^\\s(:\\[<]+)(?::[a-z0-9-]+)?\\s*(?:\\(\\s*([<>=]+)\\s*(\\S+?)\\s*\\))?\\s*(?:[\\[<].*)?");

    /** The relations of a field: groups, each of which has to be satisfied by one of its members. */
    static List<List<Relation>> parseGroups(String field) {
        return Arrays.stream(field.split(",", -1))
                .map(group -> Arrays.stream(group.split("\\|", -1))
                        .map(String::strip)
                        .map(FORM::matcher)
                        .filter(Matcher::matches)
                        .map(parts -> new Relation(parts.group(1), parts.group(2), parts.group(3)))
                        .toList())
                .filter(group -> !group.isEmpty())
                .toList();
    }

    /** Whether it matches this version of the package that it names. */
    boolean matches(String other) {
        if (operator == null) {
            return true;
        }
        int order = DebianVersion.compare(other, version);
        return switch (operator) {
            case "<<" -> order < 0;
            case "<=", "<" -> order <= 0;
            case "=" -> order == 0;
            case ">=", ">" -> order >= 0;
            case ">>" -> order > 0;
            // an unknown operator counts as not satisfied
            default -> false;
        };
    }

    /** Whether it matches a package that provides the name, with a version or without one. */
    boolean matches(Relation provided) {
        return provided.name().equals(name)
                && (operator == null || (provided.version() != null && matches(provided.version())));
    }
}
