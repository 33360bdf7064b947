package io.masif.ui.fleet.rollout.query;

import io.masif.decision.HostSet;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.HostTable;
import io.masif.ui.fleet.progress.ProgressHosts;
import io.masif.ui.fleet.progress.RetryableFailure;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.plan.RingTimes;
import io.masif.ui.rollout.state.RingCounts;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.approval.FailedRun;
import io.masif.ui.view.host.HostProgress;
import io.masif.ui.view.host.RingHostState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** The hosts of a ring, by how far it is on them. A host that took part in it and is silent since counts as lost only. */
public final class RingProgress {
    /** Time enough for a mirror to come back; each attempt is a decision, and its revocation. */
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

    private final Map<RingHostState, RoaringBitmap> hosts = new EnumMap<>(RingHostState.class);
    private final HostSet ringHosts;
    private final ProgressHosts progress;
    private final RoaringBitmap silent;

    /** @param silent the hosts that are silent for this ring */
    private RingProgress(
            FleetIndex fleet, HostSet ringHosts, ProgressHosts progress, Instant opened, RoaringBitmap silent) {
        this.ringHosts = ringHosts;
        this.progress = progress;
        this.silent = silent;
        RoaringBitmap lost = findLost(fleet, progress, opened, silent);
        for (RingHostState state : RingHostState.values()) {
            if (state.progress() != null) {
                hosts.put(state, RoaringBitmap.andNot(progress.find(state.progress()), lost));
            }
        }
        hosts.get(RingHostState.WAITING).andNot(hosts.get(RingHostState.BLOCKED));
        hosts.put(RingHostState.LOST, lost);
        RoaringBitmap unconcerned = ringHosts.intersection(fleet.hosts().ids());
        unconcerned.andNot(progress.find(null));
        hosts.put(RingHostState.UNCONCERNED, unconcerned);
    }

    /** That of a ring that has opened. */
    public static RingProgress of(IndexView index, Rollout rollout, int ring) {
        return of(
                index,
                rollout,
                ring,
                rollout.rings().get(ring).hosts(),
                rollout.status().rings().get(ring).opened());
    }

    /** That of a ring that has these hosts since it opened at that moment. */
    static RingProgress of(IndexView index, Rollout rollout, int ring, HostSet ringHosts, Instant opened) {
        return of(
                index, rollout.definition().patterns(), ringHosts, opened, findSilent(index, rollout, ring, ringHosts));
    }

    private static RoaringBitmap findSilent(IndexView index, Rollout rollout, int ring, HostSet ringHosts) {
        RingTimes times = rollout.definition().findRing(ring).times();
        HostTable hosts = index.fleet().hosts();
        return times.isSilenceUsual() ? hosts.silent() : hosts.findSilent(ringHosts.toBitmap(), times.silentAfter());
    }

    private static RingProgress of(
            IndexView index, List<ApprovalPattern> patterns, HostSet ringHosts, Instant opened, RoaringBitmap silent) {
        return new RingProgress(
                index.fleet(),
                ringHosts,
                ProgressHosts.ofRing(index.fleet(), index.pending(), patterns, ringHosts, opened, silent),
                opened,
                silent);
    }

    /**
     * That of the hosts that no ring has had, as if these were a further ring like the last one, since that ended; empty if
     * nothing is approved for them alone now.
     */
    static Optional<RingProgress> ofRest(IndexView index, Rollout rollout) {
        List<ApprovalPattern> patterns = rollout.definition().patternsOfRest();
        if (patterns.isEmpty()
                || rollout.status().current().isPresent()
                || rollout.status().state().isEnd()) {
            return Optional.empty();
        }
        FleetIndex fleet = index.fleet();
        HostSet rest = new RingOpening(fleet, fleet.groups().members(), rollout).findRest();
        RoaringBitmap silent = findSilent(index, rollout, rollout.rings().size(), rest);
        return Optional.of(of(index, patterns, rest, rollout.status().lastEnd(), silent));
    }

    private static RoaringBitmap findLost(
            FleetIndex fleet, ProgressHosts progress, Instant opened, RoaringBitmap silent) {
        RoaringBitmap lost = new RoaringBitmap();
        for (HostProgress each : List.of(HostProgress.SILENT, HostProgress.RUNNING, HostProgress.DONE)) {
            RoaringBitmap.and(progress.find(each), silent).forEach((int id) -> {
                HostRecord host = fleet.host(id);
                if (host != null && !host.lastSeen().isBefore(opened)) {
                    lost.add(id);
                }
            });
        }
        return lost;
    }

    /** All hosts of the ring. */
    HostSet ringHosts() {
        return ringHosts;
    }

    /** The hosts in a state; not to be changed. */
    public RoaringBitmap find(RingHostState state) {
        return hosts.get(state);
    }

    /** The hosts that failed, or are silent and were not done: an approval would let them begin at any time; a new bitmap. */
    RoaringBitmap findStalled() {
        RoaringBitmap stalled = RoaringBitmap.or(find(RingHostState.FAILED), progress.find(HostProgress.SILENT));
        stalled.or(RoaringBitmap.and(progress.find(HostProgress.RUNNING), find(RingHostState.LOST)));
        return stalled;
    }

    /**
     * The hosts that failed only since runs executed nothing (a download failed, a disk was full), the last one some minutes ago:
     * they may begin again. Not those that are silent. A new bitmap.
     */
    RoaringBitmap findRetriable(Instant now) {
        RoaringBitmap refused = new RoaringBitmap();
        progress.refused().forEach((host, stored) -> {
            if (stored.isBefore(now.minus(AGAIN_AFTER))) {
                refused.add(host);
            }
        });
        refused.and(find(RingHostState.FAILED));
        refused.andNot(silent);
        return refused;
    }

    /** How many hosts are how far. */
    public RingCounts count() {
        Map<RingHostState, Integer> counts = new EnumMap<>(RingHostState.class);
        hosts.forEach((state, found) -> counts.put(state, found.getCardinality()));
        return new RingCounts(counts);
    }

    /** The latest failures, one of each run. */
    public List<FailedRun> latestFailures() {
        return progress.latestFailures();
    }

    /** The failures that can be retried. */
    public List<RetryableFailure> retryable() {
        return progress.retryable();
    }
}
