package io.masif.ui.fleet;

import io.masif.decision.Decision;
import io.masif.domain.Blocked;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.BlockedHost;
import io.masif.ui.view.FailedRun;
import io.masif.ui.view.Progress;
import io.masif.ui.view.StandingApproval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Counts how far one decision is. A host counts once: running before failed before waiting before done. */
final class Tally {
    /** A failure that is older than the approval by more than hosts' clocks differ was a reason for it, not its result. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private static final RoaringBitmap NONE = new RoaringBitmap();
    private static final int FAILURES_SHOWN = 20;
    private static final int BLOCKED_SHOWN = 1000;

    private final Fleet fleet;
    private final StandingApproval standing;
    private final Decision decision;
    private final boolean inForce;
    private final RoaringBitmap concerned = new RoaringBitmap();
    private final Set<ActionKey> actions = new HashSet<>();
    private final RoaringBitmap waiting = new RoaringBitmap();
    private final RoaringBitmap running = new RoaringBitmap();
    private final RoaringBitmap done = new RoaringBitmap();
    private final RoaringBitmap failed = new RoaringBitmap();
    private final List<FailedRun> failures = new ArrayList<>();

    private Tally(Fleet fleet, StandingApproval standing, Instant now) {
        this.fleet = fleet;
        this.standing = standing;
        this.decision = standing.decision();
        this.inForce = standing.inForce(now);
    }

    static Progress of(Fleet fleet, StandingApproval standing, Pending pending, Instant now) {
        Tally tally = new Tally(fleet, standing, now);
        Coverage.Covered covered = fleet.coverage().of(standing.decision());
        for (int action : covered.direct()) {
            tally.count(action, null);
        }
        for (int action : covered.partOfUpdate()) {
            tally.count(action, fleet.versionOne());
        }
        tally.select();
        tally.failed.andNot(tally.running);
        tally.waiting.andNot(tally.running);
        tally.waiting.andNot(tally.failed);
        tally.done.andNot(tally.running);
        tally.done.andNot(tally.failed);
        tally.done.andNot(tally.waiting);
        return new Progress(
                standing,
                HostNames.first(fleet, standing.decision().hosts().hosts(), Progress.NAMED_MOST),
                tally.concerned.getCardinality(),
                tally.actions.size(),
                tally.waiting.getCardinality(),
                tally.running.getCardinality(),
                tally.done.getCardinality(),
                tally.failed.getCardinality(),
                tally.blocked(pending),
                tally.lastFailures());
    }

    /**
     * Counts one action. As long as nothing of the decision is revoked, its hosts are the same for all actions: they are
     * selected once, at the end.
     *
     * @param only the hosts for which the action is covered; null for all
     */
    private void count(int action, RoaringBitmap only) {
        RoaringBitmap open = open(action, only);
        if (decision.hosts().intersects(open)) {
            concerned.or(open);
            actions.add(ActionKey.of(fleet.action(action)));
        }
        Outcomes outcomes = fleet.outcomes(action);
        if (outcomes == null) {
            waiting.or(open);
            return;
        }
        RoaringBitmap now = restricted(outcomes.running(), only);
        RoaringBitmap over = restricted(outcomes.done(), only);
        running.or(now);
        done.or(over);
        RoaringBitmap left = RoaringBitmap.andNot(open, now);
        left.andNot(over);
        left.andNot(failed(decision.hosts().of(restricted(outcomes.failed(), only)), outcomes));
        waiting.or(left);
    }

    private RoaringBitmap open(int action, RoaringBitmap only) {
        if (!inForce) {
            return NONE;
        }
        RoaringBitmap planned = restricted(fleet.wanting(action), only);
        return decision.revocations().isEmpty() ? planned : decision.approved(planned, fleet.action(action));
    }

    private void select() {
        for (RoaringBitmap hosts : List.of(concerned, waiting, running, done)) {
            RoaringBitmap selected = decision.hosts().of(hosts);
            hosts.and(selected);
        }
    }

    private static RoaringBitmap restricted(RoaringBitmap hosts, RoaringBitmap only) {
        return only == null ? hosts : RoaringBitmap.and(hosts, only);
    }

    private RoaringBitmap failed(RoaringBitmap hosts, Outcomes outcomes) {
        RoaringBitmap since = new RoaringBitmap();
        IntIterator each = hosts.getIntIterator();
        while (each.hasNext()) {
            int host = each.next();
            Outcome outcome = outcomes.of(host);
            if (!isOld(outcome)) {
                since.add(host);
                failures.add(new FailedRun(
                        outcome.run(), fleet.host(host).name(), outcome.message(), outcome.output(), outcome.ended()));
            }
        }
        failed.or(since);
        return since;
    }

    private boolean isOld(Outcome outcome) {
        return outcome.ended() != null && outcome.ended().plus(CLOCKS_DIFFER).isBefore(standing.created());
    }

    private List<FailedRun> lastFailures() {
        return failures.stream()
                .sorted(Comparator.comparing(FailedRun::run).reversed())
                .limit(FAILURES_SHOWN)
                .toList();
    }

    private List<BlockedHost> blocked(Pending pending) {
        List<BlockedHost> found = new ArrayList<>();
        IntIterator hosts = RoaringBitmap.and(fleet.blocked(), waiting).getIntIterator();
        while (hosts.hasNext() && found.size() < BLOCKED_SHOWN) {
            Host host = fleet.host(hosts.next());
            for (Blocked blocked : host.facts().blocked()) {
                if (decision.covers(blocked.action())) {
                    found.add(blocked(host, blocked, pending));
                }
            }
        }
        return found;
    }

    private static BlockedHost blocked(Host host, Blocked blocked, Pending pending) {
        List<ActionKey> waitsFor = blocked.waitsFor().stream()
                .filter(action -> !pending.approved(host, action))
                .map(ActionKey::of)
                .distinct()
                .toList();
        boolean soon = waitsFor.isEmpty() && !blocked.waitsFor().isEmpty();
        return new BlockedHost(host.name(), ActionKey.of(blocked.action()), waitsFor, soon ? null : blocked.reason());
    }
}
