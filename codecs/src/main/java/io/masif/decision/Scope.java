package io.masif.decision;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a set of hosts in a decision is to be understood. */
public enum Scope {
    /** All hosts, including those that are added later. */
    ALL,
    /** The hosts of the set. */
    ONLY,
    /** All hosts but those of the set, including those that are added later. */
    EXCEPT,
    /** The members of groups, as they are at each moment. */
    GROUPS;

    /** The word in the database: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of the given word. */
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }
}
