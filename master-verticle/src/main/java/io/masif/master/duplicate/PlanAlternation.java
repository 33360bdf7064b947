package io.masif.master.duplicate;

import io.masif.domain.Digest;
import io.masif.master.report.ReportSender;
import java.time.Duration;
import java.time.Instant;

/**
 * The changes of one host's plan as this master saw them, looked at for two machines that report under one name. A
 * machine alone changes its plan now and then, to one that it did not have before; two of them change it back and forth.
 */
final class PlanAlternation {
    /** A plan may well go back once: after an update that was withdrawn, or on the way to another master. */
    private static final int MIN_SIGNS = 2;

    private final Duration window;
    private ReportSender lastSender;
    private ReportSender senderBefore;
    private Digest lastPlan;
    private Digest planBefore;
    private Instant lastSignAt = Instant.MIN;
    private int signCount;

    PlanAlternation(Duration window) {
        this.window = window;
    }

    /** The other one of two that alternate; null while there are no two. */
    ReportSender recordChange(ReportSender sender, Digest plan, Instant now) {
        ReportSender other = lastSender;
        if (lastSender != null && isSign(sender, plan)) {
            signCount = lastSignAt.plus(window).isBefore(now) ? 1 : signCount + 1;
            lastSignAt = now;
        }
        senderBefore = lastSender;
        planBefore = lastPlan;
        lastSender = sender;
        lastPlan = plan;
        return signCount >= MIN_SIGNS && lastSignAt.equals(now) ? other : null;
    }

    private boolean isSign(ReportSender sender, Digest plan) {
        boolean isChangedElsewhere = plan.equals(lastPlan);
        boolean isPlanReverted = plan.equals(planBefore) && sender.connectionNumber() != lastSender.connectionNumber();
        // a certificate is renewed, and never goes back to the one before
        boolean isMachineReverted =
                senderBefore != null && !sender.mayBeSameMachine(lastSender) && sender.mayBeSameMachine(senderBefore);
        return isChangedElsewhere || isPlanReverted || isMachineReverted;
    }
}
