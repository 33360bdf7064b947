package io.masif.ui.fleet.progress;

import io.masif.decision.HostSet;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.approval.FailedRun;
import io.masif.ui.view.approval.HostCounts;
import io.masif.ui.view.host.HostProgress;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** The hosts that a decision concerns, by how far it is on them. Those that are blocked wait as well. */
public final class ProgressHosts {
    /** What a host counts as that is in several of them. */
    private static final List<HostProgress> ORDER = List.of(
            HostProgress.RUNNING,
            HostProgress.FAILED,
            HostProgress.WAITING,
            HostProgress.SILENT,
            HostProgress.DECLINED,
            HostProgress.DONE);

    private final Map<HostProgress, RoaringBitmap> hosts;
    private final Set<ActionKey> actions;
    private final List<FailedRun> latestFailures;
    private final List<RetryableFailure> retryable;
    private final Map<Integer, Instant> refused;

    ProgressHosts(
            Map<HostProgress, RoaringBitmap> hosts,
            Set<ActionKey> actions,
            List<FailedRun> latestFailures,
            List<RetryableFailure> retryable,
            Map<Integer, Instant> refused) {
        this.hosts = hosts;
        this.actions = actions;
        this.latestFailures = latestFailures;
        this.retryable = List.copyOf(retryable);
        this.refused = refused;
    }

    /**
     * How far the hosts of a ring are since that moment, as if an approval of these actions were in force on all of them.
     *
     * @param silent the hosts that are silent
     */
    public static ProgressHosts ofRing(
            FleetIndex fleet,
            PendingActions pending,
            List<ApprovalPattern> patterns,
            HostSet hosts,
            Instant since,
            RoaringBitmap silent) {
        return ApprovalProgress.countRing(fleet, pending, patterns, hosts, new ProgressRules(true, true, since, silent))
                .createHosts();
    }

    /**
     * Those of several decisions as of one. A host on which these are not equally far counts once, as one does on which the
     * actions of one decision are not, see {@link ApprovalProgress}.
     */
    public static ProgressHosts merge(List<ProgressHosts> all) {
        Map<HostProgress, RoaringBitmap> merged = new EnumMap<>(HostProgress.class);
        RoaringBitmap counted = new RoaringBitmap();
        for (HostProgress progress : ORDER) {
            RoaringBitmap hosts = RoaringBitmap.andNot(union(all, progress), counted);
            counted.or(hosts);
            merged.put(progress, hosts);
        }
        merged.put(
                HostProgress.BLOCKED,
                RoaringBitmap.and(union(all, HostProgress.BLOCKED), merged.get(HostProgress.WAITING)));
        RoaringBitmap failed = merged.get(HostProgress.FAILED);
        return new ProgressHosts(
                merged,
                all.stream().flatMap(each -> each.actions.stream()).collect(Collectors.toSet()),
                FailureCount.findLatest(all.stream().flatMap(each -> each.latestFailures.stream())),
                all.stream()
                        .flatMap(each -> each.retryable.stream())
                        .filter(each -> failed.contains(each.host()))
                        .distinct()
                        .toList(),
                Map.of());
    }

    private static RoaringBitmap union(List<ProgressHosts> all, HostProgress progress) {
        return RoaringBitmap.or(all.stream().map(each -> each.find(progress)).iterator());
    }

    /** @throws io.masif.failure.Failure as not found if there is no decision of that number */
    public static ProgressHosts of(FleetIndex fleet, PendingActions pending, long approval, Instant now) {
        AuthoredDecision standing = fleet.decisions().get(approval);
        if (standing == null) {
            throw DecisionKind.APPROVAL.createNotFound(approval);
        }
        return ApprovalProgress.count(fleet, pending, standing, now).createHosts();
    }

    /** The hosts on which it is that far; on all of them for null. */
    public RoaringBitmap find(HostProgress progress) {
        if (progress != null) {
            return hosts.get(progress);
        }
        RoaringBitmap all = new RoaringBitmap();
        hosts.values().forEach(all::or);
        return all;
    }

    /** On how many hosts it is how far. */
    public HostCounts count() {
        return new HostCounts(
                count(HostProgress.WAITING),
                count(HostProgress.RUNNING),
                count(HostProgress.DONE),
                count(HostProgress.FAILED),
                (int) retryable.stream().map(RetryableFailure::host).distinct().count(),
                count(HostProgress.SILENT),
                count(HostProgress.DECLINED));
    }

    private int count(HostProgress progress) {
        return hosts.get(progress).getCardinality();
    }

    /** How many different actions of it are planned. */
    public int actionCount() {
        return actions.size();
    }

    /** The latest failures, one of each run. */
    public List<FailedRun> latestFailures() {
        return latestFailures;
    }

    /** The failures that can be retried. */
    public List<RetryableFailure> retryable() {
        return retryable;
    }

    /**
     * Of a ring: when it was stored last that a run executed nothing, by host. Only of hosts that may begin again, and on which
     * nothing failed that was executed.
     */
    public Map<Integer, Instant> refused() {
        return refused;
    }
}
