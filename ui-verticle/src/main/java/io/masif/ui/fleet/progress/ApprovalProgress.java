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
    private final ProgressRules rules;
    private final RoaringBitmap concernedHosts = new RoaringBitmap();
    private final Set<ActionKey> concernedActions = new HashSet<>();
    private final RoaringBitmap waiting = new RoaringBitmap();
    private final RoaringBitmap declined = new RoaringBitmap();
    private final RoaringBitmap running = new RoaringBitmap();
    private final RoaringBitmap done = new RoaringBitmap();
    private final RoaringBitmap silent = new RoaringBitmap();
    /** Hosts on which a part of it would be a step back to an older version, which agents never execute. */
    private final RoaringBitmap stepsBack = new RoaringBitmap();

    private final FailureCount failures;

    private ApprovalProgress(FleetIndex fleet, PendingActions pending, Decision decision, ProgressRules rules) {
        this.fleet = fleet;
        this.pending = pending;
        this.decision = decision;
        this.rules = rules;
        this.failures = new FailureCount(fleet, rules.since());
    }

    static DecisionProgress compute(FleetIndex fleet, AuthoredDecision approval, PendingActions pending, Instant now) {
        ApprovalProgress progress = count(fleet, pending, approval, now);
        ProgressHosts hosts = progress.createHosts();
        RoaringBitmap blocked = hosts.find(HostProgress.BLOCKED);
        return new DecisionProgress(
                approval,
                HostNames.findFirst(fleet, approval.decision().hosts(), DecisionProgress.MAX_NAMED),
                progress.concernedHosts.getCardinality(),
                hosts.actionCount(),
                hosts.count(),
                new BlockedSummary(
                        blocked.getCardinality(), new BlockedHosts(fleet, pending).find(approval.decision(), blocked)),
                hosts.latestFailures());
    }

    static ApprovalProgress count(FleetIndex fleet, PendingActions pending, AuthoredDecision approval, Instant now) {
        ProgressRules rules = new ProgressRules(
                approval.isInForce(now),
                false,
                approval.created(),
                fleet.hosts().silent());
        ApprovalProgress progress = new ApprovalProgress(fleet, pending, approval.decision(), rules);
        progress.countAll(fleet.decisions().coverage().get(approval.decision()));
        return progress;
    }

    /** As if a ring had these hosts, and an approval of these actions were in force on them. */
    static ApprovalProgress countRing(
            FleetIndex fleet,
            PendingActions pending,
            List<ApprovalPattern> patterns,
            HostSet hosts,
            ProgressRules rules) {
        Decision decision = new Decision(0, patterns, HostSelection.only(hosts), null, List.of());
        ApprovalProgress progress = new ApprovalProgress(fleet, pending, decision, rules);
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

    /** The failures that can be retried. */
    List<RetryableFailure> findRetryable() {
        return failures.findRetryable();
    }

    ProgressHosts createHosts() {
        return new ProgressHosts(
                Map.of(
                        HostProgress.WAITING, waiting,
                        HostProgress.BLOCKED, findBlocked(waiting),
                        HostProgress.SILENT, silent,
                        HostProgress.RUNNING, running,
                        HostProgress.DONE, done,
                        HostProgress.FAILED, failures.hosts(),
                        HostProgress.DECLINED, declined),
                concernedActions,
                failures.latest(),
                findRetryable(),
                failures.findRefused(findBlocked(failures.hosts())));
    }

    private RoaringBitmap findBlocked(RoaringBitmap hosts) {
        RoaringBitmap blocked = new BlockedHosts(fleet, pending).select(decision, hosts);
        blocked.or(RoaringBitmap.and(stepsBack, hosts));
        return blocked;
    }

    private void countEachHostOnce() {
        done.or(failures.repaired());
        failures.remove(running);
        RoaringBitmap failed = failures.hosts();
        waiting.andNot(running);
        waiting.andNot(failed);
        for (RoaringBitmap earlier : List.of(running, failed, waiting)) {
            declined.andNot(earlier);
            done.andNot(earlier);
        }
        done.andNot(declined);
        silent.or(RoaringBitmap.and(waiting, rules.silentHosts()));
        waiting.andNot(silent);
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
        if (rules.isOfRing() && fleet.actions().isStepBack(action)) {
            stepsBack.or(openHosts);
        }
        Outcomes outcomes = fleet.outcomes().get(action);
        if (outcomes == null) {
            waiting.or(RoaringBitmap.andNot(openHosts, declinedHosts));
            return;
        }
        RoaringBitmap runningHosts = restrict(outcomes.running(), restriction);
        RoaringBitmap doneHosts = restrict(findDone(action, outcomes), restriction);
        RoaringBitmap failedHosts = failures.add(
                action,
                decision.hosts().select(restrict(findFailed(outcomes, openHosts), restriction)),
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

    private RoaringBitmap findFailed(Outcomes outcomes, RoaringBitmap openHosts) {
        return rules.isOfRing()
                ? RoaringBitmap.or(outcomes.failed(), RoaringBitmap.and(outcomes.refused(), openHosts))
                : outcomes.failed();
    }

    private RoaringBitmap findDone(int action, Outcomes outcomes) {
        return rules.isOfRing() && fleet.action(action).kind().isRestart()
                ? outcomes.executedSince(rules.since())
                : outcomes.doneSince(rules.since());
    }

    private RoaringBitmap findOpenHosts(int action, RoaringBitmap restriction) {
        if (!rules.isInForce()) {
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
