package io.masif.ui.fleet.progress;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.fleet.index.ChangeLog;
import io.masif.ui.fleet.index.Coverage;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.approval.DecisionProgress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Caches the progress of decisions. An entry is computed again after a change that affects it. */
public final class ProgressCache {
    private final FleetIndex fleet;
    private final Map<Long, CachedProgress> cached = new HashMap<>();

    public ProgressCache(FleetIndex fleet) {
        this.fleet = fleet;
    }

    private record CachedProgress(DecisionProgress progress, boolean isInForce, long changeNumber) {}

    /** The progress of these decisions. */
    public List<DecisionProgress> get(List<AuthoredDecision> approvals, PendingActions pending, Instant now) {
        evictRemoved();
        return approvals.stream().map(each -> get(each, pending, now)).toList();
    }

    /** Forgets decisions that the index no longer has. */
    public void evictRemoved() {
        cached.keySet().removeIf(id -> fleet.decisions().get(id) == null);
    }

    /** The progress of one decision as it was last computed; computed if it never was. */
    public DecisionProgress getLast(AuthoredDecision approval, PendingActions pending, Instant now) {
        CachedProgress previous = cached.get(approval.id());
        return previous != null && isUnchanged(previous.progress().approval(), approval)
                ? previous.progress()
                : get(approval, pending, now);
    }

    /** The progress of one decision. */
    public DecisionProgress get(AuthoredDecision approval, PendingActions pending, Instant now) {
        CachedProgress previous = cached.get(approval.id());
        if (previous != null && isCurrent(previous, approval, now)) {
            return previous.progress();
        }
        DecisionProgress progress = ApprovalProgress.compute(fleet, approval, pending, now);
        cached.put(
                approval.id(),
                new CachedProgress(
                        progress, approval.isInForce(now), fleet.changes().lastChange()));
        return progress;
    }

    private boolean isCurrent(CachedProgress previous, AuthoredDecision approval, Instant now) {
        ChangeLog changes = fleet.changes();
        DecisionProgress progress = previous.progress();
        Coverage.CoveredActions covered = fleet.decisions().coverage().get(approval.decision());
        boolean hasBlocked = progress.blocked().hosts() > 0;
        return isUnchanged(progress.approval(), approval)
                && previous.isInForce() == approval.isInForce(now)
                && changes.lastChangeOf(covered.direct()) <= previous.changeNumber()
                && changes.lastChangeOf(covered.partOfUpdate()) <= previous.changeNumber()
                && (progress.counts().failed() == 0 || lastChangeOfPackages(approval) <= previous.changeNumber())
                && (progress.counts().waiting() == 0 || changes.lastBlockedChange() <= previous.changeNumber())
                && (progress.counts().waiting() + progress.counts().silent() == 0
                        || changes.lastSilenceChange() <= previous.changeNumber())
                && (!hasBlocked || changes.lastDecisionChange() <= previous.changeNumber());
    }

    /** A failure counts until its host plans nothing with the package any more. */
    private long lastChangeOfPackages(AuthoredDecision approval) {
        return approval.decision().patterns().stream()
                .map(ApprovalPattern::packageName)
                .distinct()
                .mapToLong(name -> fleet.changes().lastChangeOf(fleet.actions().findByPackage(name)))
                .max()
                .orElseThrow();
    }

    /** A decision is never edited: only revocations are added, and its groups may have other members. */
    private static boolean isUnchanged(AuthoredDecision previous, AuthoredDecision current) {
        return previous.decision().revocations().size()
                        == current.decision().revocations().size()
                && previous.decision()
                        .hosts()
                        .hosts()
                        .equals(current.decision().hosts().hosts())
                && Objects.equals(previous.revokedAt(), current.revokedAt());
    }
}
