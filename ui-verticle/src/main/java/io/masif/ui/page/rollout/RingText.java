package io.masif.ui.page.rollout;

import io.masif.ui.page.PageContext;
import io.masif.ui.rollout.plan.ErrorThreshold;
import io.masif.ui.rollout.plan.SuccessThreshold;
import java.time.Duration;
import java.util.Locale;

/** Says in words what a ring waits for. */
public final class RingText {
    private static final int ALL = 100;
    private static final String PREFIX = "rollouts.plan.describe.";

    private RingText() {}

    /** When enough hosts are done, such as {@code all done}. */
    public static String success(PageContext page, SuccessThreshold threshold) {
        if (threshold.percent() == ALL) {
            return page.text(PREFIX + "success-all");
        }
        if (threshold.percent() == 0 && threshold.count() == 0) {
            return page.text(PREFIX + "success-none");
        }
        return describe(page, "success", threshold.percent(), threshold.count(), 0);
    }

    /** When it pauses, such as {@code pauses at the first failure}. */
    public static String error(PageContext page, ErrorThreshold threshold) {
        return threshold.percent() == 0 && threshold.count() == 1
                ? page.text(PREFIX + "error-first")
                : describe(page, "error", threshold.percent(), threshold.count(), 1);
    }

    /** @param least the number that every share implies */
    private static String describe(PageContext page, String what, int percent, int count, int least) {
        if (percent == 0) {
            return page.text(PREFIX + what + "-count", page.count(count, "host"));
        }
        return count <= least
                ? page.text(PREFIX + what + "-percent", percent)
                : page.text(PREFIX + what + "-both", percent, page.count(count, "host"));
    }

    /** A duration in its largest unit, such as {@code 1 day}. */
    public static String duration(PageContext page, Duration duration) {
        SoakUnit unit = SoakUnit.largestOf(duration.toMinutes());
        String noun = unit.word().toLowerCase(Locale.ROOT).replaceFirst("s$", "");
        return page.count(duration.toMinutes() / unit.minutes(), noun);
    }
}
