package io.masif.ui.settings;

import io.masif.domain.Plan;
import io.masif.ui.database.Columns;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.SharedRead;
import io.masif.ui.view.settings.StoredAmounts;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;

/** Reads how much is in the database, and what database it is. */
public final class SettingsStore {
    /** Tables of at most some 100,000 rows are counted; of the others the oldest row is found by an index. */
    private static final String FIND = """
            SELECT @@version_comment AS product, VERSION() AS version,
              (SELECT MAX(version) FROM schema_version) AS schema_number,
              (SELECT COUNT(*) FROM agent) AS hosts,
              (SELECT COUNT(*) FROM agent
                WHERE plan_id <> COALESCE((SELECT id FROM plan WHERE digest = ?), 0)) AS planning,
              (SELECT COUNT(*) FROM plan) AS plans,
              (SELECT COUNT(*) FROM action) AS actions,
              (SELECT MIN(happened_at) FROM event) AS oldest_event,
              (SELECT MIN(told_at) FROM run) AS oldest_run
            """;

    private static final String FIND_UNEXECUTED =
            "SELECT id FROM action a WHERE NOT EXISTS (SELECT 1 FROM run_action r WHERE r.action_id = a.id)";

    /** Open pages read it again with every change of the fleet. */
    private static final Duration AMOUNTS_KEPT = Duration.ofSeconds(10);

    private final Pool pool;
    private final SharedRead<StoredAmounts> amounts = new SharedRead<>(this::readAmounts, AMOUNTS_KEPT);
    private final SharedRead<List<Integer>> unexecuted = new SharedRead<>(this::readUnexecuted, AMOUNTS_KEPT);

    public SettingsStore(Pool pool) {
        this.pool = pool;
    }

    /** How much there was ten seconds ago, or later. */
    public Future<StoredAmounts> findAmounts() {
        return amounts.get();
    }

    /** The numbers of the actions that no run executed ten seconds ago, or later. */
    public Future<List<Integer>> findUnexecuted() {
        return unexecuted.get();
    }

    /** How much there is was changed here: it is read again. */
    public void forgetAmounts() {
        amounts.forget();
        unexecuted.forget();
    }

    private Future<List<Integer>> readUnexecuted() {
        return pool.query(FIND_UNEXECUTED)
                .execute()
                .map(rows -> rows.stream().map(row -> row.getInteger("id")).toList())
                .recover(DatabaseErrors::failRead);
    }

    private Future<StoredAmounts> readAmounts() {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(Buffer.buffer(Plan.EMPTY.digest().bytes())))
                .map(rows -> parse(rows.iterator().next()))
                .recover(DatabaseErrors::failRead);
    }

    private static StoredAmounts parse(Row row) {
        return new StoredAmounts(
                new StoredAmounts.Database(
                        row.getString("product"), row.getString("version"), row.getInteger("schema_number")),
                row.getLong("hosts"),
                row.getLong("planning"),
                row.getLong("plans"),
                row.getLong("actions"),
                Columns.getInstant(row, "oldest_event"),
                Columns.getInstant(row, "oldest_run"));
    }
}
