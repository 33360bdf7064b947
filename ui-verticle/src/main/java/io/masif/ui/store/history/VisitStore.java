package io.masif.ui.store.history;

import io.masif.ui.database.Columns;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/**
 * Stores when each operator last read the overview, and since when it shows what is new. A visit begins with a login, or when the
 * page is opened an hour or more after it was last read, and lasts as long as it stays open and is updated in a visible tab.
 */
public final class VisitStore {
    /** The columns are set in their order: the end of the last visit is kept when a new one begins. */
    private static final String RECORD = """
            INSERT INTO operator_visit (operator, seen_at) VALUES (?, UTC_TIMESTAMP(3))
            ON DUPLICATE KEY UPDATE
              last_visit_at = IF(seen_at < UTC_TIMESTAMP(3) - INTERVAL 1 HOUR, seen_at, last_visit_at),
              seen_at = UTC_TIMESTAMP(3)
            """;

    /** Not at each update of the page: there may be several in a second. */
    private static final String EXTEND = """
            UPDATE operator_visit SET seen_at = UTC_TIMESTAMP(3)
            WHERE operator = ? AND seen_at < UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE
            """;

    private static final String IS_RECORDED =
            "SELECT 1 FROM operator_visit WHERE operator = ? AND seen_at >= UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE";

    private static final String END = "UPDATE operator_visit SET last_visit_at = seen_at WHERE operator = ?";

    private static final String FIND = "SELECT last_visit_at FROM operator_visit WHERE operator = ?";
    private static final String FIND_SINCE = "SELECT since FROM operator_since WHERE operator = ?";

    private static final String SET_SINCE = """
            INSERT INTO operator_since (operator, since) VALUES (?, ?) ON DUPLICATE KEY UPDATE since = VALUES(since)
            """;

    private final Pool pool;

    public VisitStore(Pool pool) {
        this.pool = pool;
    }

    /** Records that the operator opens the overview, unless it was just recorded: the visit goes on, or a new one begins. */
    public Future<Void> recordVisit(String operator) {
        return pool.preparedQuery(IS_RECORDED)
                .execute(Tuple.of(operator))
                .compose(recorded -> recorded.size() > 0
                        ? Future.succeededFuture()
                        : pool.preparedQuery(RECORD).execute(Tuple.of(operator)).mapEmpty());
    }

    /** Records that the operator still has the overview open: the visit goes on, however long it has lasted. */
    public Future<Void> extendVisit(String operator) {
        return pool.preparedQuery(EXTEND).execute(Tuple.of(operator)).mapEmpty();
    }

    /** Records that the operator logs in: what was read before was another visit. */
    public Future<Void> endVisit(String operator) {
        return pool.preparedQuery(END).execute(Tuple.of(operator)).mapEmpty();
    }

    /** The word of the moment since which the operator wants to know what is new; null if none was chosen. */
    public Future<String> findSince(String operator) {
        return pool.preparedQuery(FIND_SINCE)
                .execute(Tuple.of(operator))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getString("since"));
    }

    /** Stores it. */
    public Future<Void> setSince(String operator, String word) {
        return pool.preparedQuery(SET_SINCE).execute(Tuple.of(operator, word)).mapEmpty();
    }

    /** The end of the visit before the recorded one; null if there was none. */
    public Future<Instant> findLastVisit(String operator) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(operator))
                .map(rows -> rows.size() == 0
                        ? null
                        : Columns.getInstant(rows.iterator().next(), "last_visit_at"));
    }
}
