package io.masif.ui.fleet.rule.query;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexView;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Evaluates rules again and again, each time only for packages of which something changed or is due. While the brake holds,
 * nothing is due, and everything is evaluated again when it is released. It belongs to the event loop of the index.
 */
public final class RuleEvaluation {
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** When packages have to be evaluated although nothing changes. */
    private final Map<String, Instant> dueByPackage = new HashMap<>();

    private EvaluatedState last;
    private EvaluationPass pass;

    /** Goes on for some milliseconds. */
    FindDueApprovals.Found advance(IndexView index) {
        if (index.fleet().delivery().isStopped()) {
            last = null;
            pass = null;
            return new FindDueApprovals.Found(
                    true, List.of(), Instant.MAX, index.fleet().rules().known());
        }
        long end = System.nanoTime() + SLICE_NANOS;
        EvaluatedState current = EvaluatedState.of(index);
        if (pass == null || pass.state().isOutdatedBy(current)) {
            if (last == null || last.isOutdatedBy(current)) {
                // packages may be gone
                last = null;
                dueByPackage.clear();
            }
            pass = new EvaluationPass(current);
        }
        Iterator<String> packages = pass.packages();
        while (packages.hasNext()) {
            evaluateIfDue(packages.next(), index);
            if (System.nanoTime() > end) {
                return new FindDueApprovals.Found(
                        false,
                        List.of(),
                        index.now(),
                        pass.state().fleet().rules().known());
            }
        }
        FindDueApprovals.Found found = pass.complete(findNext(index));
        last = pass.state();
        pass = null;
        return found;
    }

    private void evaluateIfDue(String packageName, IndexView index) {
        boolean isDue = last == null
                || !dueByPackage.getOrDefault(packageName, Instant.MAX).isAfter(index.now())
                || last.isOutdatedFor(index.fleet().actions().findByPackage(packageName));
        if (isDue) {
            Instant next = pass.evaluate(packageName, index);
            if (next.equals(Instant.MAX)) {
                dueByPackage.remove(packageName);
            } else {
                dueByPackage.put(packageName, next);
            }
        }
    }

    /** An action is pending again when the decision about it ends. */
    private Instant findNext(IndexView index) {
        FleetIndex fleet = index.fleet();
        Stream<Instant> ends = Stream.of(
                fleet.decisions().findNextExpiry(index.now()), fleet.declines().findNextExpiry(index.now()));
        return Stream.concat(dueByPackage.values().stream(), ends)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
