package io.masif.ui.store;

import io.masif.ui.database.Columns;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads when hosts were last seen: that alone changes without a revision, so that the index may have an earlier moment. */
public final class LastSeenStore {
    private static final String FIND = "SELECT name, last_seen FROM agent WHERE name IN (%s)";

    private final Pool pool;

    public LastSeenStore(Pool pool) {
        this.pool = pool;
    }

    /** When these hosts were last seen, by name; of the hosts of one page. */
    public Future<Map<String, Instant>> find(List<String> names) {
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
}
