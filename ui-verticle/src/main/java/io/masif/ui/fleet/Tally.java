package io.masif.ui.fleet;

import io.masif.domain.Action;
import io.masif.domain.Approval;
import io.masif.domain.Blocked;
import io.masif.domain.Result;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.BlockedHost;
import io.masif.ui.view.FailedRun;
import io.masif.ui.view.Progress;
import io.masif.ui.view.StandingApproval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Counts how far one approval is. A host counts once: running before failed before waiting before done. */
final class Tally {
    /** A failure that is older than the approval by more than hosts' clocks differ was a reason for it, not its result. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private static final int FAILURES_SHOWN = 20;

    private final Fleet fleet;
    private final StandingApproval standing;
    private final boolean inForce;
    private final RoaringBitmap waiting = new RoaringBitmap();
    private final RoaringBitmap running = new RoaringBitmap();
    private final RoaringBitmap done = new RoaringBitmap();
    private final RoaringBitmap failed = new RoaringBitmap();
    private final List<FailedRun> failures = new ArrayList<>();

    private Tally(Fleet fleet, StandingApproval standing, Instant now) {
        this.fleet = fleet;
        this.standing = standing;
        this.inForce = standing.inForce(now);
    }

    static Progress of(Fleet fleet, StandingApproval standing, Pending pending, Instant now) {
        Tally tally = new Tally(fleet, standing, now);
        for (int action : fleet.covered(standing.approval())) {
            tally.count(action);
        }
        tally.failed.andNot(tally.running);
        tally.waiting.andNot(tally.running);
        tally.waiting.andNot(tally.failed);
        tally.done.andNot(tally.running);
        tally.done.andNot(tally.failed);
        tally.done.andNot(tally.waiting);
        return new Progress(
                standing,
                tally.waiting.getCardinality(),
                tally.running.getCardinality(),
                tally.done.getCardinality(),
                tally.failed.getCardinality(),
                tally.blocked(pending),
                tally.lastFailures());
    }

    private void count(int action) {
        Map<Integer, Outcome> outcomes = fleet.outcomes(action);
        RoaringBitmap wanting = fleet.wanting(action);
        outcomes.forEach((host, outcome) -> {
            if (isFor(host)) {
                count(host, wanting.contains(host), outcome);
            }
        });
        if (inForce) {
            IntIterator hosts = wanting.getIntIterator();
            while (hosts.hasNext()) {
                int host = hosts.next();
                if (isFor(host) && !outcomes.containsKey(host)) {
                    waiting.add(host);
                }
            }
        }
    }

    private void count(int host, boolean wanted, Outcome outcome) {
        boolean counts =
                switch (outcome.result()) {
                    case RUNNING -> running.checkedAdd(host);
                    case DONE -> !(wanted && wantedAgain(host, outcome)) && done.checkedAdd(host);
                    case FAILED -> !old(outcome) && fail(host, outcome);
                    case SKIPPED -> false;
                };
        if (!counts && wanted && inForce && outcome.result() != Result.RUNNING) {
            waiting.add(host);
        }
    }

    /** Whether the host came to want the action after it had been done: by a step back, for example. */
    private boolean wantedAgain(int host, Outcome outcome) {
        return outcome.ended() == null || fleet.host(host).since().isAfter(outcome.ended());
    }

    private boolean old(Outcome outcome) {
        return outcome.ended() != null && outcome.ended().plus(CLOCKS_DIFFER).isBefore(standing.created());
    }

    private boolean fail(int host, Outcome outcome) {
        failed.add(host);
        failures.add(new FailedRun(
                outcome.run(), fleet.host(host).name(), outcome.message(), outcome.output(), outcome.ended()));
        return true;
    }

    private boolean isFor(int host) {
        Host known = fleet.host(host);
        String only = standing.approval().host();
        return known != null && (only == null || only.equals(known.name()));
    }

    private List<FailedRun> lastFailures() {
        return failures.stream()
                .sorted(Comparator.comparing(FailedRun::run).reversed())
                .limit(FAILURES_SHOWN)
                .toList();
    }

    private List<BlockedHost> blocked(Pending pending) {
        List<BlockedHost> found = new ArrayList<>();
        Approval approval = standing.approval();
        IntIterator hosts = RoaringBitmap.and(fleet.blocked(), waiting).getIntIterator();
        while (hosts.hasNext()) {
            Host host = fleet.host(hosts.next());
            for (Blocked blocked : host.facts().blocked()) {
                if (approval.covers(host.name(), blocked.action())) {
                    found.add(blocked(host, blocked, pending));
                }
            }
        }
        return found;
    }

    private static BlockedHost blocked(Host host, Blocked blocked, Pending pending) {
        List<ActionKey> waitsFor = blocked.waitsFor().stream()
                .filter(action -> !pending.approved(host.name(), action))
                .map(ActionKey::of)
                .distinct()
                .toList();
        Action action = blocked.action();
        boolean soon = waitsFor.isEmpty() && !blocked.waitsFor().isEmpty();
        return new BlockedHost(host.name(), ActionKey.of(action), waitsFor, soon ? null : blocked.reason());
    }
}
