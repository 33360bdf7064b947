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
        nextExpiry = findNext(fleet);
    }

    /** Applies what has expired until that moment; whether there was anything. */
    boolean apply(FleetIndex fleet, Instant now) {
        if (now.isBefore(nextExpiry)) {
            return false;
        }
        fleet.decisionChanges().expire(appliedUntil, now);
        appliedUntil = now;
        nextExpiry = findNext(fleet);
        return true;
    }

    private Instant findNext(FleetIndex fleet) {
        Instant approval = fleet.decisions().findNextExpiry(appliedUntil);
        Instant decline = fleet.declines().findNextExpiry(appliedUntil);
        return approval.isBefore(decline) ? approval : decline;
    }
}
