package io.masif.ui.fleet.load.decision;

import io.masif.decision.Retry;
import io.masif.flow.AsyncLoop;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.retry.RetryRecords;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads retries that the index does not have yet. */
public final class RetryLoader {
    private final RetryRecords records;
    private final FleetIndex fleet;

    public RetryLoader(RetryRecords records, FleetIndex fleet) {
        this.records = records;
        this.fleet = fleet;
    }

    /** Reads and applies them. The outcomes must have been loaded. */
    public Future<Void> load() {
        return records.loadIds().compose(ids -> {
            Set<Long> missing = new TreeSet<>(ids);
            missing.removeAll(fleet.outcomes().retries().ids());
            List<Retry> found = new ArrayList<>();
            return AsyncLoop.repeatWhile(
                            () -> missing.isEmpty() ? Future.succeededFuture(false) : loadSome(missing, found))
                    .map(read -> apply(ids, found));
        });
    }

    private Future<Boolean> loadSome(Set<Long> missing, List<Retry> found) {
        return records.loadSome(missing).map(some -> {
            found.addAll(some);
            some.forEach(retry -> missing.remove(retry.id()));
            return !some.isEmpty();
        });
    }

    /** The progress of all approvals changes that are about an action that is retried. */
    private Void apply(Set<Long> ids, List<Retry> found) {
        fleet.outcomes().putRetries(fleet.outcomes().retries().with(ids, found));
        found.stream()
                .flatMap(retry -> retry.patterns().stream())
                .distinct()
                .flatMap(pattern -> fleet.actions().findByPackage(pattern.packageName()).stream()
                        .filter(action -> pattern.covers(fleet.action(action))))
                .forEach(fleet.changes()::recordActionChange);
        return null;
    }
}
