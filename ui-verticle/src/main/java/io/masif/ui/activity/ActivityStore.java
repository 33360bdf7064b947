package io.masif.ui.activity;

import io.masif.ui.database.Columns;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.view.activity.ActivityEvent;
import io.masif.ui.view.activity.ActivityQuery;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads the history. */
public final class ActivityStore {
    private static final String FIND_ONE = "SELECT id, happened_at, actor, kind, detail FROM event WHERE id = ?";

    private final Pool pool;

    public ActivityStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * The first events that match, the newest first.
     *
     * @param zone in which the days of the query are
     */
    public Future<List<ActivityEvent>> find(ActivityQuery query, ZoneId zone, int limit) {
        ActivityStatement statement = new ActivityStatement(query, zone, limit);
        return pool.preparedQuery(statement.sql())
                .execute(statement.values())
                .map(rows -> rows.stream().map(ActivityStore::parse).toList())
                .recover(DatabaseErrors::failRead);
    }

    /** The event of that number. */
    public Future<Optional<ActivityEvent>> find(long id) {
        return pool.preparedQuery(FIND_ONE)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(ActivityStore::parse).findFirst())
                .recover(DatabaseErrors::failRead);
    }

    private static ActivityEvent parse(Row row) {
        return new ActivityEvent(
                row.getLong("id"),
                Columns.getInstant(row, "happened_at"),
                row.getString("actor"),
                row.getString("kind"),
                row.getString("detail"));
    }
}
