package io.masif.ui.view.approval;

import io.masif.decision.Decision;
import io.masif.decision.GroupMembers;
import java.time.Instant;

/**
 * A decision with its author, its comment and its revocations.
 *
 * @param decision the actions, hosts and revocations
 * @param author the operator who made it
 * @param comment null if there is none
 * @param created when it was made
 * @param revokedAt when the whole decision was revoked; null if it was not
 */
public record AuthoredDecision(Decision decision, String author, String comment, Instant created, Instant revokedAt) {
    /** Its number. */
    public long id() {
        return decision.id();
    }

    /** The same at a moment at which groups have these members. */
    public AuthoredDecision withMembers(GroupMembers members) {
        return new AuthoredDecision(decision.withMembers(members), author, comment, created, revokedAt);
    }

    /** Whether it is in force at that moment. */
    public boolean isInForce(Instant now) {
        return revokedAt == null && decision.isInForce(now);
    }
}
