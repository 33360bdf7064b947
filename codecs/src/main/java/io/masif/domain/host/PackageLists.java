package io.masif.domain.host;

import io.masif.text.Quote;
import java.time.Instant;
import java.util.List;

/**
 * The age of the package lists.
 *
 * @param from the date of the oldest; null if not known
 * @param origins each origin once
 */
public record PackageLists(Instant from, List<Origin> origins) {
    /** Nothing is known. */
    public static final PackageLists UNKNOWN = new PackageLists(null, List.of());

    public PackageLists {
        origins = List.copyOf(origins);
    }

    /**
     * An origin of lists.
     *
     * @param name label and suite, such as {@code Debian-Security/stable-security}
     * @param from the date of its release file
     */
    public record Origin(String name, Instant from) {
        private static final int MAX_NAME_LENGTH = 500;

        public Origin {
            name = Quote.line(name, MAX_NAME_LENGTH);
        }
    }
}
