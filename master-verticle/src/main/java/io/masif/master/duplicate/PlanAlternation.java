package io.masif.master.duplicate;

import io.masif.domain.Digest;
import io.masif.master.report.ReportSender;
import java.time.Duration;
import java.time.Instant;

/**
 * The changes of one host's plan as this master saw them. A single machine changes its plan now and then, to one that it
 * did not have before; two machines under one name change it back and forth.
 */
final class PlanAlternation {
    /** One sign alone means nothing: an update was withdrawn, or the host moved to another master. */
    private static final int MIN_SIGNS = 2;

    private final Duration window;
    private Change last;
    private Change previous;
    private Instant lastSignAt = Instant.MIN;
    private int signCount;

    private record Change(ReportSender sender, Digest plan) {}

    PlanAlternation(Duration window) {
        this.window = window;
    }

    /** The other machine, if two alternate; else null. */
    ReportSender recordChange(ReportSender sender, Digest plan, Instant now) {
        ReportSender other = last == null ? null : last.sender();
        if (last != null && isSign(sender, plan)) {
            signCount = lastSignAt.plus(window).isBefore(now) ? 1 : signCount + 1;
            lastSignAt = now;
        }
        previous = last;
        last = new Change(sender, plan);
        return signCount >= MIN_SIGNS && lastSignAt.equals(now) ? other : null;
    }

    private boolean isSign(ReportSender sender, Digest plan) {
        boolean isChangedElsewhere = plan.equals(last.plan());
        boolean isPlanReverted = previous != null
                && plan.equals(previous.plan())
                && sender.connectionNumber() != last.sender().connectionNumber();
        // a certificate is renewed, and never replaced by an earlier one
        boolean isMachineReverted = previous != null
                && !sender.mayBeSameMachine(last.sender())
                && sender.mayBeSameMachine(previous.sender());
        return isChangedElsewhere || isPlanReverted || isMachineReverted;
    }
}
