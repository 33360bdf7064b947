package io.masif.ui.view.approval;

import io.masif.decision.Decision;
import java.time.Instant;

/**
 * A decision as it was made, and what became of it.
 *
 * @param decision the actions and hosts, with what was revoked of it
 * @param author who made it
 * @param comment why; null if nothing was said
 * @param created when it was made
 * @param revokedAt when all of it was revoked; null if it was not
 */
public record StandingApproval(Decision decision, String author, String comment, Instant created, Instant revokedAt) {
    /** Its number. */
    public long id() {
        return decision.id();
    }

    /** Whether it counts at that moment. */
    public boolean isInForce(Instant now) {
        return revokedAt == null && decision.isInForce(now);
    }
}
