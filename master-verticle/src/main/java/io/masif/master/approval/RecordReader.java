package io.masif.master.approval;

import io.masif.decision.HostSet;
import io.masif.master.store.decision.DecisionStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads records and their sets of hosts by number, some at a time. */
final class RecordReader {
    /** A record may have 1,000 patterns or more, and a set 100,000 hosts: an answer of the database stays below 10 MB. */
    private static final int RECORDS_PER_QUERY = 100;

    private static final int SETS_PER_QUERY = 10;

    private final Vertx vertx;
    private final Pool pool;

    RecordReader(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** @param query reads the records of some numbers */
    <R> Future<List<R>> readRecords(List<Long> ids, Function<List<Long>, Future<List<R>>> query) {
        return queryInChunks(ids, RECORDS_PER_QUERY, query);
    }

    /** The sets of hosts of these numbers, of which some may be null; parsed off the event loop. */
    Future<Map<Long, HostSet>> readHostSets(Stream<Long> ids) {
        Map<Long, HostSet> sets = new HashMap<>();
        List<Long> distinct = ids.filter(Objects::nonNull).distinct().toList();
        return queryInChunks(distinct, SETS_PER_QUERY, some -> DecisionStore.findHostSets(pool, some)
                        .compose(texts -> vertx.executeBlocking(() -> parse(texts)))
                        .map(parsed -> {
                            sets.putAll(parsed);
                            return List.of();
                        }))
                .map(done -> sets);
    }

    private static Map<Long, HostSet> parse(Map<Long, String> texts) {
        Map<Long, HostSet> sets = new HashMap<>();
        texts.forEach((id, text) -> sets.put(id, HostSet.parse(text)));
        return sets;
    }

    private static <T, R> Future<List<R>> queryInChunks(
            List<T> all, int size, Function<List<T>, Future<List<R>>> read) {
        List<R> found = new ArrayList<>();
        Future<Void> done = Future.succeededFuture();
        for (int start = 0; start < all.size(); start += size) {
            List<T> chunk = all.subList(start, Math.min(all.size(), start + size));
            done = done.compose(before -> PatientQuery.execute(() -> read.apply(chunk)))
                    .map(rows -> {
                        found.addAll(rows);
                        return null;
                    });
        }
        return done.map(found);
    }
}
