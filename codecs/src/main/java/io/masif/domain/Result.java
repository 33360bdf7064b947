package io.masif.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How an action of a run ended, as dpkg reports it. */
public enum Result {
    /** The run has not ended. */
    RUNNING,
    /** dpkg shows the package in the state that the action was to bring about. */
    DONE,
    /** dpkg began the action and did not end it: the package is half installed, unpacked or half configured. */
    FAILED,
    /** dpkg shows the package as it was before: nothing was touched. */
    SKIPPED;

    /** The word for this result on the wire, in the database and on the page: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The result of the given word, exactly as {@link #word()} gives it. */
    public static Optional<Result> of(String word) {
        return Arrays.stream(values())
                .filter(result -> result.word().equals(word))
                .findFirst();
    }

    /** All words, for a message that says what would be right. */
    public static String words() {
        return Arrays.stream(values()).map(Result::word).collect(Collectors.joining(", "));
    }
}
