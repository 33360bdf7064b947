package io.masif.ui.rollout.state;

import java.time.Instant;

/**
 * How far a ring is, since when.
 *
 * @param opened when it opened; null if it has not
 * @param met since when enough hosts are done; null while there are not
 * @param ended when it succeeded or was skipped; null before
 * @param acceptedErrors with how many errors an operator has resumed the rollout: only more than these pause it again
 * @param finalCounts how far its hosts were when the rollout ended; null before, and if it had not opened or that was not known
 */
public record RingStatus(
        RingState state, Instant opened, Instant met, Instant ended, int acceptedErrors, RingCounts finalCounts) {
    /** Accepts all errors that there are: the next count of them replaces it. */
    static final int ALL_ERRORS = Integer.MAX_VALUE;

    /** A ring that has not opened. */
    public static final RingStatus WAITING = new RingStatus(RingState.WAITING, null, null, null, 0, null);

    /** Whether its hosts were fixed at some time. */
    public boolean isOpened() {
        return opened != null;
    }

    /** Whether too many errors in it pause the rollout. */
    public boolean isWatched() {
        return state == RingState.OPEN || state == RingState.SUCCEEDED;
    }

    RingStatus release() {
        return new RingStatus(RingState.RELEASED, null, null, null, 0, null);
    }

    RingStatus open(Instant now) {
        return new RingStatus(RingState.OPEN, now, null, null, 0, null);
    }

    RingStatus withMet(Instant moment) {
        return new RingStatus(state, opened, moment, ended, acceptedErrors, finalCounts);
    }

    RingStatus end(RingState end, Instant now) {
        return new RingStatus(end, opened, met, now, acceptedErrors, finalCounts);
    }

    RingStatus accept(int errors) {
        return new RingStatus(state, opened, met, ended, errors, finalCounts);
    }

    RingStatus withFinalCounts(RingCounts counts) {
        return new RingStatus(state, opened, met, ended, acceptedErrors, counts);
    }
}
