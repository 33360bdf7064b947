package io.masif.ui.view.approval;

import io.masif.decision.Decision;
import io.masif.decision.GroupMembers;
import io.masif.ui.view.rule.DecisionOrigin;
import java.time.Instant;
import java.util.Objects;

/**
 * A decision with its author, its comment and its revocations.
 *
 * @param decision the actions, hosts and revocations
 * @param author the operator who made it, or the rule that did
 * @param comment null if there is none
 * @param created when it was made
 * @param revokedAt when the whole decision was revoked; null if it was not
 * @param origin the rule or rollout that made it; null if its author did
 */
public record AuthoredDecision(
        Decision decision, String author, String comment, Instant created, Instant revokedAt, DecisionOrigin origin) {
    /** A decision that an operator made. */
    public AuthoredDecision(Decision decision, String author, String comment, Instant created, Instant revokedAt) {
        this(decision, author, comment, created, revokedAt, null);
    }

    /** Its number. */
    public long id() {
        return decision.id();
    }

    /** The same at a moment at which groups have these members. */
    public AuthoredDecision withMembers(GroupMembers members) {
        return new AuthoredDecision(decision.withMembers(members), author, comment, created, revokedAt, origin);
    }

    /** Whether the rollout of that number made it. */
    public boolean isOfRollout(long rollout) {
        return origin != null && Objects.equals(origin.rollout(), rollout);
    }

    /** Whether it is in force at that moment. */
    public boolean isInForce(Instant now) {
        return revokedAt == null && decision.isInForce(now);
    }
}
