package io.masif.ui.page;

import io.masif.ui.language.Texts;
import java.time.Duration;
import java.time.Instant;

/** Formats how long ago a moment was, or when it will be. */
final class RelativeTime {
    private static final int MAX_SECONDS = 90;
    private static final int MAX_MINUTES = 90;
    private static final int MAX_HOURS = 48;
    private static final int MAX_DAYS_WITH_HOURS = 13;

    private final Texts texts;
    private final Instant now;

    RelativeTime(Texts texts, Instant now) {
        this.texts = texts;
        this.now = now;
    }

    /** {@code just now}, {@code 5 min ago}; empty for null. */
    String ago(Instant instant) {
        if (instant == null) {
            return "";
        }
        Duration age = Duration.between(instant, now);
        return age.toSeconds() < 2 ? texts.get("common.ago.now") : format("common.ago.", age);
    }

    /** {@code in 5 min}, or as {@link #ago} if it has passed; empty for null. */
    String until(Instant instant) {
        return instant == null || !instant.isAfter(now)
                ? ago(instant)
                : format("common.until.", Duration.between(now, instant));
    }

    /** As {@link #until}, and of a few days also the hours: {@code in 2 d 4 h}. */
    String untilHour(Instant instant) {
        Duration length = instant == null ? Duration.ZERO : Duration.between(now, instant);
        return length.toHours() < MAX_HOURS || length.toDays() > MAX_DAYS_WITH_HOURS
                ? until(instant)
                : texts.get("common.until.days-hours", length.toDays(), length.toHoursPart());
    }

    private String format(String prefix, Duration length) {
        if (length.toSeconds() < MAX_SECONDS) {
            return texts.get(prefix + "seconds", length.toSeconds());
        }
        if (length.toMinutes() < MAX_MINUTES) {
            return texts.get(prefix + "minutes", length.toMinutes());
        }
        return length.toHours() < MAX_HOURS
                ? texts.get(prefix + "hours", length.toHours())
                : texts.get(prefix + "days", length.toDays());
    }
}
