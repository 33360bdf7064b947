package io.masif.ui.rollout.state;

import io.masif.ui.rollout.plan.Ring;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a rollout waits for.
 *
 * @param ring the ring that it is about, from 0; null if it is about none
 * @param since since when; null if that is not known
 * @param until when it ends by itself; null if it does not
 */
public record RolloutWait(Kind kind, Integer ring, Instant since, Instant until) {
    /** What for. */
    public enum Kind {
        /** Nothing: it has ended. */
        NOTHING,
        /** That an operator resumes it, who has paused it. */
        RESUME,
        /** That an operator resumes it: too many hosts failed. */
        ERRORS,
        /** That an operator opens the ring. */
        OPEN,
        /** That enough hosts are done. */
        HOSTS,
        /** That time passes. */
        SOAK,
        /** That the check is good. */
        CHECK,
        /** That hosts that are left are approved one after the other, or done. */
        REST,
        /** For nothing: its next step comes at once. */
        STEP;

        /** The word in the API and in the keys of texts: lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a rollout waits for at that moment.
     *
     * @param created when the rollout was started
     */
    public static RolloutWait of(List<Ring> plan, RolloutStatus status, Instant created, Instant now) {
        if (status.state().isEnd()) {
            return new RolloutWait(Kind.NOTHING, null, status.since(), null);
        }
        if (status.state() == RolloutState.PAUSED) {
            return new RolloutWait(
                    status.pausedBy() == null ? Kind.RESUME : Kind.ERRORS, status.pausedBy(), status.since(), null);
        }
        if (status.current().isEmpty()) {
            return new RolloutWait(Kind.REST, null, status.lastEnd(), null);
        }
        int ring = status.current().getAsInt();
        RingStatus current = status.rings().get(ring);
        Instant before = ring == 0 ? created : status.rings().get(ring - 1).ended();
        return switch (current.state()) {
            case WAITING -> new RolloutWait(plan.get(ring).byHand() ? Kind.OPEN : Kind.STEP, ring, before, null);
            case OPEN -> ofOpen(plan.get(ring), ring, current, now);
            case RELEASED, SUCCEEDED, SKIPPED -> new RolloutWait(Kind.STEP, ring, before, null);
        };
    }

    private static RolloutWait ofOpen(Ring plan, int ring, RingStatus current, Instant now) {
        if (current.met() == null) {
            return new RolloutWait(Kind.HOSTS, ring, current.opened(), null);
        }
        Instant soaked = current.met().plus(plan.soak());
        if (now.isBefore(soaked)) {
            return new RolloutWait(Kind.SOAK, ring, current.met(), soaked);
        }
        return new RolloutWait(plan.check() == null ? Kind.STEP : Kind.CHECK, ring, soaked, null);
    }
}
