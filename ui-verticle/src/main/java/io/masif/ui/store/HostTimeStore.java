package io.masif.ui.store;

import io.masif.clock.ClockDifference;
import io.masif.ui.database.Columns;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Reads moments of hosts that change without a revision, so that the index does not have them, or not the latest ones. */
public final class HostTimeStore {
    private static final String FIND = "SELECT name, last_seen FROM agent WHERE name IN (%s)";

    /** Open pages read them again every two seconds. */
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Pool pool;
    /** What was read since a moment. */
    private Map<String, Instant> recent = new HashMap<>();

    private long recentSince = System.nanoTime();

    public HostTimeStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * When these hosts were last seen, as it was five seconds ago or later, by name; of the hosts of one page. Callers are on
     * one event loop.
     */
    public Future<Map<String, Instant>> findLastSeen(List<String> names) {
        if (System.nanoTime() - recentSince >= KEPT_NANOS) {
            recent = new HashMap<>();
            recentSince = System.nanoTime();
        }
        if (recent.keySet().containsAll(names)) {
            Map<String, Instant> found = new HashMap<>();
            names.forEach(name -> found.put(name, recent.get(name)));
            return Future.succeededFuture(found);
        }
        return readLastSeen(names).onSuccess(read -> recent.putAll(read));
    }

    private Future<Map<String, Instant>> readLastSeen(List<String> names) {
        String placeholders = names.stream().map(name -> "?").collect(Collectors.joining(","));
        return pool.preparedQuery(FIND.formatted(placeholders))
                .execute(Tuple.wrap(List.<Object>copyOf(names)))
                .map(rows -> {
                    Map<String, Instant> moments = new HashMap<>();
                    rows.forEach(row -> moments.put(row.getString("name"), Columns.getInstant(row, "last_seen")));
                    return moments;
                });
    }

    /** The difference between a host's clock and the database's; null if it is small or unknown. */
    public Future<ClockDifference> findClockDifference(String host) {
        return FleetStore.loadClockDifference(pool, host);
    }
}
