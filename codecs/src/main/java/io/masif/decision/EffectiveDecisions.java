package io.masif.decision;

import io.masif.domain.Action;
import java.time.Instant;
import java.util.Set;

/** All approvals and declines: a decline beats every approval, whichever was made first. Immutable. */
public record EffectiveDecisions(DecisionIndex approvals, DecisionIndex declines) {
    /** No decisions. */
    public static final EffectiveDecisions NONE = new EffectiveDecisions(DecisionIndex.EMPTY, DecisionIndex.EMPTY);

    /** The same after a change of the members of these groups. */
    public EffectiveDecisions withMembers(Set<Integer> groups, GroupMembers members) {
        return new EffectiveDecisions(approvals.withMembers(groups, members), declines.withMembers(groups, members));
    }

    /**
     * What is decided about the action on the host.
     *
     * @param partOfUpdate whether the host reports the configuration of an update as an action of its own
     */
    public EffectiveDecision find(int host, Action action, boolean partOfUpdate, Instant now) {
        Decision decline = declines.size() == 0 ? null : findDecline(host, action, partOfUpdate, now);
        if (decline != null) {
            return EffectiveDecision.declined(decline);
        }
        Decision approval = approvals.find(host, action, partOfUpdate, now);
        return approval == null ? EffectiveDecision.PENDING : EffectiveDecision.approved(approval);
    }

    /** Who declines the configuration of an update declines the update: nothing is to be unpacked and not configured. */
    private Decision findDecline(int host, Action action, boolean partOfUpdate, Instant now) {
        Decision decline = declines.find(host, action, partOfUpdate, now);
        Action configuration = partOfUpdate ? action.configuration() : null;
        return configuration == null ? decline : Decision.last(decline, declines.find(host, configuration, true, now));
    }
}
