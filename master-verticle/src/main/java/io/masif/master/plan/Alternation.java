package io.masif.master.plan;

import io.masif.domain.Digest;
import java.time.Duration;
import java.time.Instant;

/**
 * The changes of one host's plan as this master saw them, looked at for two machines that report under one name. A
 * machine alone changes its plan now and then, to one that it did not have before; two of them change it back and forth.
 */
final class Alternation {
    /** A plan may well go back once: after an update that was withdrawn, or on the way to another master. */
    private static final int SIGNS = 2;

    private final Duration window;
    private Sender last;
    private Sender before;
    private Digest lastPlan;
    private Digest planBefore;
    private Instant lastSign = Instant.MIN;
    private int signs;

    Alternation(Duration window) {
        this.window = window;
    }

    /** The other one of two that alternate; null while there are no two. */
    Sender changed(Sender sender, Digest plan, Instant now) {
        Sender other = last;
        if (last != null && sign(sender, plan)) {
            signs = lastSign.plus(window).isBefore(now) ? 1 : signs + 1;
            lastSign = now;
        }
        before = last;
        planBefore = lastPlan;
        last = sender;
        lastPlan = plan;
        return signs >= SIGNS && lastSign.equals(now) ? other : null;
    }

    private boolean sign(Sender sender, Digest plan) {
        boolean otherMasterChangedIt = plan.equals(lastPlan);
        boolean backAgain = plan.equals(planBefore) && sender.connection() != last.connection();
        boolean otherCertificateOrMachine = before != null && !sender.looksLike(last) && sender.looksLike(before);
        return otherMasterChangedIt || backAgain || otherCertificateOrMachine;
    }
}
