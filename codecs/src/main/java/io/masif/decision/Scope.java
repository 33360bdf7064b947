package io.masif.decision;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** For which hosts something was decided. */
public enum Scope {
    /** All hosts, also those that come later. */
    ALL,
    /** Those that are named. */
    ONLY,
    /** All but those that are named, also those that come later. */
    EXCEPT;

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
