package io.masif.ui.fleet.index;

import io.masif.decision.GroupMembers;
import io.masif.decision.HostSet;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.group.StoredGroup;
import io.masif.ui.view.approval.AuthoredDecision;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Applies to an index what changes about its decisions. */
public final class DecisionChanges {
    private final FleetIndex fleet;

    DecisionChanges(FleetIndex fleet) {
        this.fleet = fleet;
    }

    /** Adds and replaces decisions of one kind, and removes others. */
    public void update(DecisionsInForce kind, Collection<AuthoredDecision> changed, Collection<Long> removed) {
        onChanged(kind, kind.update(changed, removed));
    }

    /** Applies that decisions expired after the first moment and until the second. */
    public void expire(Instant after, Instant until) {
        for (DecisionsInForce kind : List.of(fleet.decisions(), fleet.declines())) {
            onChanged(kind, kind.findExpired(after, until));
        }
    }

    /** Puts or replaces groups; what is decided for them is decided for the members that they have now. */
    public void putGroups(Collection<StoredGroup> changed) {
        GroupMembers before = fleet.groups().members();
        fleet.groups().put(changed);
        GroupMembers members = fleet.groups().members();
        applyMembers(members.findChanged(before), members);
        fleet.delivery().setMembers(members);
        fleet.changes().recordGroupChange();
    }

    /** From now on these hosts are classified. */
    public void putClassified(HostSet hosts) {
        fleet.groups().putClassified(hosts);
        fleet.delivery().setMembers(fleet.groups().members());
        if (!fleet.delivery().rules().isUnrestricted()) {
            fleet.changes().recordDeliveryChange();
        }
    }

    private void applyMembers(Set<Integer> groups, GroupMembers members) {
        for (DecisionsInForce kind : List.of(fleet.decisions(), fleet.declines())) {
            List<AuthoredDecision> resolved = kind.resolve(groups, members);
            if (!resolved.isEmpty()) {
                update(kind, resolved, Set.of());
            }
        }
    }

    private void onChanged(DecisionsInForce kind, Set<ApprovalPattern> patterns) {
        Set<Integer> affected = fleet.pendingHosts().invalidate(patterns);
        if (kind == fleet.declines()) {
            // no host waits with what is declined: the progress of approvals changes
            affected.forEach(fleet.changes()::recordActionChange);
        }
        fleet.changes().recordDecisionChange();
    }
}
