package io.masif.ui.page.rollout;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** A unit in which the soak time of a ring is filled in. */
public enum SoakUnit {
    MINUTES(1),
    HOURS(60),
    DAYS(24 * 60);

    private final long minutes;

    SoakUnit(long minutes) {
        this.minutes = minutes;
    }

    /** How many minutes it has. */
    public long minutes() {
        return minutes;
    }

    /** The word in the form. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The unit of a word; minutes if it is none. */
    static SoakUnit of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElse(MINUTES);
    }

    /** The largest in which so many minutes are a whole number. */
    static SoakUnit largestOf(long minutes) {
        return Arrays.stream(values())
                .filter(each -> minutes > 0 && minutes % each.minutes == 0)
                .max(Comparator.comparingLong(SoakUnit::minutes))
                .orElse(MINUTES);
    }
}
