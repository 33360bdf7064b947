package io.masif.ui.fleet.rule.query;

import io.masif.decision.HostSelection;
import io.masif.flow.AsyncLoop;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.fleet.rule.ActionSummary;
import io.masif.ui.view.rule.RuleVersion;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.roaringbitmap.RoaringBitmap;

/**
 * When rules approve something next: one pass over the packages of the fleet for all rules, in slices of some milliseconds.
 * Between them the event loop of the index does other work. Until it is complete it belongs to that event loop.
 */
public final class NextApprovals {
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Map<Integer, Instant> times = new HashMap<>();
    private final Map<Integer, HostSelection> selections = new HashMap<>();
    /** Null before it begins. */
    private Iterator<String> packages;

    private NextApprovals() {}

    /** Those of all rules. */
    public static Future<NextApprovals> find(FleetClient fleet) {
        NextApprovals pass = new NextApprovals();
        return AsyncLoop.repeatWhile(() -> fleet.query(new Slice(pass))).map(pass);
    }

    /** When the rule of that number approves something next; null if nothing is to be approved. */
    Instant get(int rule) {
        return times.get(rule);
    }

    /** Goes on for some milliseconds; answers whether there is more to do. */
    private record Slice(NextApprovals pass) implements IndexQuery<Boolean> {
        @Override
        public Boolean answer(IndexView index) {
            return pass.advance(index);
        }
    }

    private boolean advance(IndexView index) {
        long end = System.nanoTime() + SLICE_NANOS;
        if (packages == null) {
            // actions may be added between two slices
            packages = List.copyOf(index.fleet().actions().packages()).iterator();
        }
        while (packages.hasNext()) {
            if (System.nanoTime() > end) {
                return true;
            }
            add(index, packages.next());
        }
        return false;
    }

    private void add(IndexView index, String packageName) {
        if (!index.fleet().rules().findByPackage(packageName).isEmpty()) {
            index.fleet().actions().summarize(packageName).forEach(action -> add(index, action));
        }
    }

    private void add(IndexView index, ActionSummary action) {
        FleetIndex fleet = index.fleet();
        RoaringBitmap pending = null;
        for (RuleVersion rule : fleet.rules().findMatching(action).toList()) {
            Optional<Instant> time = rule.findApprovalTime(action.firstSeen());
            if (time.isEmpty() || !isNext(rule, time.get(), index.now())) {
                continue;
            }
            pending = pending == null ? RuleOutlooks.findPendingHosts(index, action) : pending;
            if (select(rule, fleet).intersects(RuleOutlooks.selectUndecided(fleet, rule, action.key(), pending))) {
                times.put(rule.rule(), time.get());
            }
        }
    }

    private boolean isNext(RuleVersion rule, Instant time, Instant now) {
        return rule.isActive(now) && time.isAfter(now) && time.isBefore(times.getOrDefault(rule.rule(), Instant.MAX));
    }

    private HostSelection select(RuleVersion rule, FleetIndex fleet) {
        return selections.computeIfAbsent(
                rule.rule(), number -> rule.definition().select(fleet.groups().members()));
    }
}
