package io.masif.clock;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The value of the header {@code Date}: RFC 9110, section 5.6.7. */
public final class HttpDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    /** The text of a moment, in whole seconds. */
    public static String format(Instant moment) {
        return FORMAT.format(moment);
    }

    /**
     * The moment of a header.
     *
     * @param header null if there is none
     * @return empty if there is none, or it is malformed
     */
    public static Optional<Instant> parse(String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(FORMAT.parse(header, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
