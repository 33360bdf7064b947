package io.masif.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times for people. */
public final class Words {
    private static final long DAYS_SHOWN_AS_HOURS = 2;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private Words() {}

    /** With commas between thousands. */
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Such as {@code 1 host} and {@code 2,000 hosts}. */
    public static String count(long value, String noun) {
        return number(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /** A moment in this machine's time zone, such as {@code 2027-01-04 06:00:00}; null for null. */
    public static String time(String moment) {
        return moment == null ? null : TIME.format(Instant.parse(moment));
    }

    /** How long ago, such as {@code 5m}, {@code 3h} and {@code 12d}; null for null. */
    public static String age(String moment) {
        if (moment == null) {
            return null;
        }
        Duration age = Duration.between(Instant.parse(moment), Instant.now());
        if (age.toMinutes() < 1) {
            return "now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + "m";
        }
        return age.toDays() < DAYS_SHOWN_AS_HOURS ? age.toHours() + "h" : age.toDays() + "d";
    }
}
