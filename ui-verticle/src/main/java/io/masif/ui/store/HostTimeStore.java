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
import java.util.stream.Collectors;

/** Reads moments of hosts that change without a revision, so that the index does not have them, or not the latest ones. */
public final class HostTimeStore {
    private static final String FIND = "SELECT name, last_seen FROM agent WHERE name IN (%s)";

    private final Pool pool;

    public HostTimeStore(Pool pool) {
        this.pool = pool;
    }

    /** When these hosts were last seen, by name; of the hosts of one page. */
    public Future<Map<String, Instant>> findLastSeen(List<String> names) {
        if (names.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
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
