package io.masif.clock;

import java.time.Duration;

/** The difference of two clocks; positive if the first is ahead. */
public record ClockDifference(Duration ahead) {
    /** A larger difference is an error. */
    public static final Duration TOLERATED = Duration.ofMinutes(1);

    private static final int FEW = 2;

    /** Whether it is larger than tolerated. */
    public boolean isLarge() {
        return ahead.abs().compareTo(TOLERATED) > 0;
    }

    /** Whether the other difference is about the same. */
    public boolean isNear(ClockDifference other) {
        return !new ClockDifference(ahead.minus(other.ahead)).isLarge();
    }

    /** Such as {@code 2 h ahead of}, {@code 90 s behind}; to be followed by the other clock. */
    @Override
    public String toString() {
        Duration length = ahead.abs();
        return text(length) + (ahead.isNegative() ? " behind" : " ahead of");
    }

    /** Rounded, with the largest unit of which there are at least two. */
    private static String text(Duration length) {
        long seconds = length.plusMillis(500).toSeconds();
        if (seconds < FEW * 60L) {
            return seconds + " s";
        }
        long minutes = (seconds + 30) / 60;
        if (minutes < FEW * 60L) {
            return minutes + " min";
        }
        long hours = (minutes + 30) / 60;
        return hours < FEW * 24L ? hours + " h" : (hours + 12) / 24 + " days";
    }
}
