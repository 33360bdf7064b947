package io.masif.ui.fleet.progress;

import io.masif.decision.Decision;
import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.fleet.index.Coverage;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.fleet.outcome.Outcomes;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.approval.BlockedSummary;
import io.masif.ui.view.approval.DecisionProgress;
import io.masif.ui.view.approval.FailedRun;
import io.masif.ui.view.approval.HostCounts;
import io.masif.ui.view.host.HostCondition;
import io.masif.ui.view.host.HostProgress;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * Counts the progress of one decision. A host counts once: running before failed before waiting before declined before done. A
 * host that would wait and is silent is counted apart, so that the decision can be finished without it.
 */
final class ApprovalProgress {
    private static final RoaringBitmap NONE = new RoaringBitmap();

    private final FleetIndex fleet;
    private final PendingActions pending;
    private final Decision decision;
    private final boolean isInForce;
    private final Instant since;
    private final RoaringBitmap concernedHosts = new RoaringBitmap();
    private final Set<ActionKey> concernedActions = new HashSet<>();
    private final RoaringBitmap waiting = new RoaringBitmap();
    private final RoaringBitmap declined = new RoaringBitmap();
    private final RoaringBitmap running = new RoaringBitmap();
    private final RoaringBitmap done = new RoaringBitmap();
    private final RoaringBitmap silent = new RoaringBitmap();
    private final FailureCount failures;

    private ApprovalProgress(
            FleetIndex fleet, PendingActions pending, Decision decision, boolean isInForce, Instant since) {
        this.fleet = fleet;
        this.pending = pending;
        this.decision = decision;
        this.isInForce = isInForce;
        this.since = since;
        this.failures = new FailureCount(fleet, since);
    }

    static DecisionProgress compute(FleetIndex fleet, AuthoredDecision approval, PendingActions pending, Instant now) {
        ApprovalProgress progress = count(fleet, pending, approval, now);
        BlockedHosts blocked = new BlockedHosts(fleet, pending);
        RoaringBitmap blockedHosts = blocked.select(approval.decision(), progress.waiting);
        return new DecisionProgress(
                approval,
                HostNames.findFirst(fleet, approval.decision().hosts(), DecisionProgress.MAX_NAMED),
                progress.concernedHosts.getCardinality(),
                progress.concernedActions.size(),
                progress.countHosts(),
                new BlockedSummary(blockedHosts.getCardinality(), blocked.find(approval.decision(), blockedHosts)),
                progress.latestFailures());
    }

    static ApprovalProgress count(FleetIndex fleet, PendingActions pending, AuthoredDecision approval, Instant now) {
        ApprovalProgress progress =
                new ApprovalProgress(fleet, pending, approval.decision(), approval.isInForce(now), approval.created());
        progress.countAll(fleet.decisions().coverage().get(approval.decision()));
        return progress;
    }

    /** As if an approval of these actions were in force on the hosts since that moment. */
    static ApprovalProgress count(
            FleetIndex fleet, PendingActions pending, List<ApprovalPattern> patterns, HostSet hosts, Instant since) {
        Decision decision = new Decision(0, patterns, HostSelection.only(hosts), null, List.of());
        ApprovalProgress progress = new ApprovalProgress(fleet, pending, decision, true, since);
        progress.countAll(fleet.decisions().coverage().compute(decision));
        return progress;
    }

    private void countAll(Coverage.CoveredActions covered) {
        for (int action : covered.direct()) {
            countAction(action, null);
        }
        for (int action : covered.partOfUpdate()) {
            countAction(action, fleet.conditions().findReported(HostCondition.VERSION_ONE));
        }
        restrictToDecision();
        countEachHostOnce();
    }

    /** The latest failures, one of each run. */
    List<FailedRun> latestFailures() {
        return failures.latest();
    }

    /** The failures that can be retried. */
    List<RetryableFailure> findRetryable() {
        return failures.findRetryable();
    }

    ProgressHosts createHosts() {
        return new ProgressHosts(
                Map.of(
                        HostProgress.WAITING, waiting,
                        HostProgress.BLOCKED, new BlockedHosts(fleet, pending).select(decision, waiting),
                        HostProgress.SILENT, silent,
                        HostProgress.RUNNING, running,
                        HostProgress.DONE, done,
                        HostProgress.FAILED, failures.hosts(),
                        HostProgress.DECLINED, declined),
                latestFailures(),
                findRetryable());
    }

    private void countEachHostOnce() {
        failures.remove(running);
        RoaringBitmap failed = failures.hosts();
        waiting.andNot(running);
        waiting.andNot(failed);
        for (RoaringBitmap earlier : List.of(running, failed, waiting)) {
            declined.andNot(earlier);
            done.andNot(earlier);
        }
        done.andNot(declined);
        silent.or(RoaringBitmap.and(waiting, fleet.hosts().silent()));
        waiting.andNot(silent);
    }

    private HostCounts countHosts() {
        return new HostCounts(
                waiting.getCardinality(),
                running.getCardinality(),
                done.getCardinality(),
                failures.hosts().getCardinality(),
                failures.retryableHosts().getCardinality(),
                silent.getCardinality(),
                declined.getCardinality());
    }

    /**
     * Counts one action. The hosts of a decision without revocations are the same for all actions: they are selected once,
     * at the end.
     *
     * @param restriction the hosts for which the action is covered; null for all
     */
    private void countAction(int action, RoaringBitmap restriction) {
        RoaringBitmap openHosts = findOpenHosts(action, restriction);
        if (decision.hosts().intersects(openHosts)) {
            concernedHosts.or(openHosts);
            concernedActions.add(ActionKey.of(fleet.action(action)));
        }
        RoaringBitmap declinedHosts = pending.findDeclined(action);
        declined.or(RoaringBitmap.and(openHosts, declinedHosts));
        Outcomes outcomes = fleet.outcomes().get(action);
        if (outcomes == null) {
            waiting.or(RoaringBitmap.andNot(openHosts, declinedHosts));
            return;
        }
        RoaringBitmap runningHosts = restrict(outcomes.running(), restriction);
        RoaringBitmap doneHosts = restrict(outcomes.doneSince(since), restriction);
        RoaringBitmap failedHosts = failures.add(
                action,
                decision.hosts().select(restrict(outcomes.failed(), restriction)),
                RoaringBitmap.andNot(openHosts, declinedHosts));
        running.or(runningHosts);
        done.or(doneHosts);
        // most actions that were ever executed are planned nowhere now
        if (!openHosts.isEmpty()) {
            RoaringBitmap remaining = RoaringBitmap.andNot(openHosts, declinedHosts);
            remaining.andNot(runningHosts);
            remaining.andNot(doneHosts);
            remaining.andNot(failedHosts);
            waiting.or(remaining);
        }
    }

    private RoaringBitmap findOpenHosts(int action, RoaringBitmap restriction) {
        if (!isInForce) {
            return NONE;
        }
        RoaringBitmap planned = restrict(fleet.hostsPlanning(action), restriction);
        return decision.revocations().isEmpty() ? planned : decision.concernedHosts(planned, fleet.action(action));
    }

    private void restrictToDecision() {
        for (RoaringBitmap hosts : List.of(concernedHosts, waiting, running, done, declined)) {
            RoaringBitmap selected = decision.hosts().select(hosts);
            hosts.and(selected);
        }
    }

    private static RoaringBitmap restrict(RoaringBitmap hosts, RoaringBitmap restriction) {
        return restriction == null ? hosts : RoaringBitmap.and(hosts, restriction);
    }
}
