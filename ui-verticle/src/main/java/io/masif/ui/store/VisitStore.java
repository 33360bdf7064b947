package io.masif.ui.store;

import io.masif.ui.database.Columns;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** Stores when each operator last read the overview. Views within an hour are one visit. */
public final class VisitStore {
    /** The columns are set in their order: the end of the last visit is kept when a new one begins. */
    private static final String RECORD = """
            INSERT INTO operator_visit (operator, seen_at) VALUES (?, UTC_TIMESTAMP(3))
            ON DUPLICATE KEY UPDATE
              last_visit_at = IF(seen_at < UTC_TIMESTAMP(3) - INTERVAL 1 HOUR, seen_at, last_visit_at),
              seen_at = UTC_TIMESTAMP(3)
            """;

    private static final String FIND = "SELECT last_visit_at FROM operator_visit WHERE operator = ?";

    private final Pool pool;

    public VisitStore(Pool pool) {
        this.pool = pool;
    }

    /** Records that the operator reads the overview. Returns the end of the visit before this one; null for the first. */
    public Future<Instant> recordVisit(String operator) {
        return pool.preparedQuery(RECORD)
                .execute(Tuple.of(operator))
                .compose(recorded -> pool.preparedQuery(FIND).execute(Tuple.of(operator)))
                .map(rows -> rows.size() == 0
                        ? null
                        : Columns.getInstant(rows.iterator().next(), "last_visit_at"));
    }
}
