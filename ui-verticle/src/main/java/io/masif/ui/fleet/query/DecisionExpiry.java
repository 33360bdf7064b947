package io.masif.ui.fleet.query;

import io.masif.ui.fleet.index.FleetIndex;
import java.time.Instant;

/** Applies to the index that decisions expire while time passes. */
final class DecisionExpiry {
    private Instant appliedUntil = Instant.EPOCH;
    private Instant nextExpiry = Instant.MAX;

    /** The index was loaded or changed at that moment. */
    void onIndexChanged(FleetIndex fleet, Instant now) {
        if (appliedUntil.equals(Instant.EPOCH)) {
            appliedUntil = now;
        }
        // not after now: what has expired since the last query is still to be applied
        nextExpiry = fleet.decisions().findNextExpiry(appliedUntil);
    }

    /** Applies what has expired until that moment; whether there was anything. */
    boolean apply(FleetIndex fleet, Instant now) {
        if (now.isBefore(nextExpiry)) {
            return false;
        }
        fleet.expireDecisions(appliedUntil, now);
        appliedUntil = now;
        nextExpiry = fleet.decisions().findNextExpiry(appliedUntil);
        return true;
    }
}
