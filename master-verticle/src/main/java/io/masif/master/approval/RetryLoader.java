package io.masif.master.approval;

import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.decision.Retry;
import io.masif.decision.RetryIndex;
import io.masif.master.store.decision.RetryStore;
import io.masif.master.store.decision.RetryStore.StoredRetry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Updates an index of the retries. They never change, so that only those with new numbers are read. */
final class RetryLoader {
    private final Pool pool;
    private final RecordReader records;

    RetryLoader(Vertx vertx, Pool pool) {
        this.pool = pool;
        this.records = new RecordReader(vertx, pool);
    }

    /** Reads what the given index lacks. The result builds, off the event loop, the index of all retries in force. */
    Future<Supplier<RetryIndex>> load(RetryIndex before) {
        return PatientQuery.execute(() -> RetryStore.findIdsInForce(pool)).compose(ids -> {
            List<Long> added =
                    ids.stream().filter(id -> !before.ids().contains(id)).toList();
            return records.readRecords(added, some -> RetryStore.find(pool, some))
                    .compose(rows -> records.readHostSets(rows.stream().map(StoredRetry::hostSetId))
                            .map(sets -> () -> before.with(Set.copyOf(ids), toRetries(rows, sets))));
        });
    }

    private static List<Retry> toRetries(List<StoredRetry> rows, Map<Long, HostSet> sets) {
        return rows.stream()
                .map(row -> new Retry(
                        row.id(), PatternJson.parse(row.patterns()), sets.get(row.hostSetId()), row.lastRun()))
                .toList();
    }
}
