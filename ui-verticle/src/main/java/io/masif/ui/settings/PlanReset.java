package io.masif.ui.settings;

import io.masif.domain.Plan;
import io.masif.failure.Failure;
import io.masif.flow.AsyncLoop;
import io.masif.revision.FleetLock;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.language.Text;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Empties the plans of all hosts, as if each of them had nothing to do. A master reads the changed rows within a second; the next
 * report of a host then differs from its row, so that its plan is written again. What is left empty are the plans of hosts that
 * do not report any more. Plans and actions themselves stay, since masters have them in memory.
 */
final class PlanReset {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Text UNKNOWN_OUTCOME = Text.of("refusal.unknown.reset");

    /**
     * A plan that changes to and fro within an hour looks to a master as if its host were two machines, which report in turn.
     * Plans are emptied and reported again some minutes after the reset began: hence the five minutes more.
     */
    private static final String FIND_RECENT = """
            SELECT 1 FROM event WHERE kind = 'reset' AND happened_at > UTC_TIMESTAMP(3) - INTERVAL 65 MINUTE
              AND LOCATE('"what":"plans"', detail) > 0 LIMIT 1
            """;

    private static final String COUNT_PLANNING = """
            SELECT COUNT(*) AS hosts FROM agent WHERE plan_id <> COALESCE((SELECT id FROM plan WHERE digest = ?), 0)
            """;

    private static final String PUT_EMPTY_PLAN = """
            INSERT INTO plan (digest, actions, first_seen) VALUES (?, '[]', UTC_TIMESTAMP(3))
            ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(plan.id)
            """;

    private static final String FIND_HOSTS = "SELECT id FROM agent WHERE id > ? AND plan_id <> ? ORDER BY id LIMIT 500";
    private static final String EMPTY_PLANS =
            "UPDATE agent SET plan_id = ?, plan_since = UTC_TIMESTAMP(3), revision = ? WHERE id IN (%s)";

    private final Pool pool;

    PlanReset(Pool pool) {
        this.pool = pool;
    }

    /** Records the reset in the history; fails if there was one within the last 65 minutes. */
    Future<Void> begin(String actor) {
        return new ShortTransaction(pool, TIME_LIMIT, () -> false, UNKNOWN_OUTCOME)
                .run(connection -> FleetLock.acquire(connection)
                        .compose(revision -> connection.query(FIND_RECENT).execute())
                        .compose(recent -> recent.size() == 0 ? record(connection, actor) : refuse()));
    }

    /** Empties the plans, of some hosts in each transaction: no reports are written meanwhile. */
    Future<Void> run() {
        AtomicLong last = new AtomicLong();
        return AsyncLoop.repeatWhile(() -> new ShortTransaction(pool, TIME_LIMIT, () -> false, UNKNOWN_OUTCOME)
                .run(connection ->
                        FleetLock.acquire(connection).compose(revision -> emptyNext(connection, revision, last.get())))
                .map(id -> {
                    last.set(id);
                    return id > 0;
                }));
    }

    private static Future<Void> record(SqlConnection connection, String actor) {
        return connection
                .preparedQuery(COUNT_PLANNING)
                .execute(Tuple.of(emptyDigest()))
                .compose(rows -> HistoryStore.append(
                        connection,
                        actor,
                        HistoryStore.RESET,
                        new JsonObject()
                                .put("what", "plans")
                                .put("hosts", rows.iterator().next().getLong("hosts"))));
    }

    private static Future<Void> refuse() {
        return Future.failedFuture(Failure.badInput(Text.of("refusal.reset-recently")));
    }

    /** The number of the last host whose plan was emptied; 0 if there was none. */
    private static Future<Long> emptyNext(SqlConnection connection, long revision, long after) {
        return connection
                .preparedQuery(PUT_EMPTY_PLAN)
                .execute(Tuple.of(emptyDigest()))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID))
                .compose(plan -> connection
                        .preparedQuery(FIND_HOSTS)
                        .execute(Tuple.of(after, plan))
                        .compose(hosts -> {
                            if (hosts.size() == 0) {
                                return Future.succeededFuture(0L);
                            }
                            String ids = hosts.stream()
                                    .map(row -> row.getLong("id").toString())
                                    .collect(Collectors.joining(","));
                            return connection
                                    .preparedQuery(EMPTY_PLANS.formatted(ids))
                                    .execute(Tuple.of(plan, revision))
                                    .map(done -> Long.valueOf(ids.substring(ids.lastIndexOf(',') + 1)));
                        }));
    }

    private static Buffer emptyDigest() {
        return Buffer.buffer(Plan.EMPTY.digest().bytes());
    }
}
