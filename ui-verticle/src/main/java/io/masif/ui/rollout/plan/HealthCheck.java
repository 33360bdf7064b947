package io.masif.ui.rollout.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What must be good before a ring succeeds.
 *
 * @param url an address whose scheme is http or https
 */
public record HealthCheck(Kind kind, String url) {
    /** What a good answer is. */
    public enum Kind {
        /** Any answer with a status from 200 to 299. */
        HTTP,
        /** The answer of Prometheus to a query, whose result has no element: nothing is wrong. */
        PROMETHEUS;

        /** The word in plans. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of the given word. */
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }

        /** All words, for a message that says what would be right. */
        public static String words() {
            return Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));
        }
    }
}
