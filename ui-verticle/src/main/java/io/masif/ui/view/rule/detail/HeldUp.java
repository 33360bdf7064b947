package io.masif.ui.view.rule.detail;

import java.time.Duration;
import java.time.Instant;

/**
 * What keeps a rule from rolling out what is old enough: a rollout of it that has not ended.
 *
 * @param rollout its number
 * @param since when the first action became old enough that waits for its end
 */
public record HeldUp(long rollout, Instant since) {
    /** After how many days somebody should look at it: as many as are usual until an undecided security update is overdue. */
    public static final int DAYS = 7;

    /** Whether it takes so long that somebody should look at it. */
    public boolean isOverdue(Instant now) {
        return since.plus(Duration.ofDays(DAYS)).isBefore(now);
    }
}
