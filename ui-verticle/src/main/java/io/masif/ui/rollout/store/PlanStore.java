package io.masif.ui.rollout.store;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.plan.PlanReference;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Reads the plans of rollouts. */
public final class PlanStore {
    private static final String SELECT =
            "SELECT " + PlanRow.COLUMNS + " FROM rollout_plan p JOIN rollout_plan_version v ON v.plan_id = p.id";

    private static final String LATEST = " v.version = (SELECT MAX(o.version) FROM rollout_plan_version o"
            + " WHERE o.plan_id = p.id) AND p.removed_at IS NULL";

    private static final String ALL = SELECT + " WHERE" + LATEST + " ORDER BY p.name";
    private static final String BY_NAME = SELECT + " WHERE p.name = ? AND" + LATEST;
    private static final String BY_VERSION = SELECT + " WHERE v.id = ?";
    private static final String VERSIONS = SELECT + " WHERE p.id = ? ORDER BY v.version DESC";
    private static final String IS_PRESENT = "SELECT id FROM rollout_plan WHERE id = ? AND removed_at IS NULL";

    private final Pool pool;

    public PlanStore(Pool pool) {
        this.pool = pool;
    }

    /** The last versions of all plans that are not removed, by name. */
    public Future<List<RolloutPlan>> findAll() {
        return pool.query(ALL).execute().recover(DatabaseErrors::failRead).map(PlanStore::parse);
    }

    /** The last version of the plan of that name. */
    public Future<Optional<RolloutPlan>> find(String name) {
        return find(pool, name).recover(DatabaseErrors::failRead);
    }

    /** As {@link #find(String)}, in a transaction. */
    static Future<Optional<RolloutPlan>> find(SqlClient client, String name) {
        return client.preparedQuery(BY_NAME).execute(Tuple.of(name)).map(PlanStore::parseFirst);
    }

    /** The version of that number; also of a plan that is removed. */
    public static Future<Optional<RolloutPlan>> findVersion(SqlClient client, long id) {
        return client.preparedQuery(BY_VERSION).execute(Tuple.of(id)).map(PlanStore::parseFirst);
    }

    /** All versions of a plan, the newest first; fails as not found if there is no plan of that number. */
    public Future<List<RolloutPlan>> getVersions(long plan) {
        return pool.preparedQuery(VERSIONS)
                .execute(Tuple.of(plan))
                .recover(DatabaseErrors::failRead)
                .map(PlanStore::parse)
                .map(versions -> {
                    if (versions.isEmpty()) {
                        throw createNotFound(Long.toString(plan));
                    }
                    return versions;
                });
    }

    /** The failure for a text that is the number of no plan. */
    public static Failure createNotFound(String id) {
        return Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal-rollout.no-plan", Quote.of(id)));
    }

    /** Fails as bad input if the plan was removed. Until the transaction ends nobody can remove it. */
    public static Future<Void> requirePresent(SqlConnection connection, PlanReference plan) {
        return RolloutWriter.incrementCounter(connection)
                .compose(locked -> connection
                        .preparedQuery(IS_PRESENT)
                        .execute(Tuple.of(plan.key().plan())))
                .compose(rows -> rows.size() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(createUnknown(plan.key().name())));
    }

    /** The failure for a name that no plan has. */
    public static Failure createUnknown(String name) {
        return Failure.badInput(Text.of("refusal-rollout.plan-name", Quote.of(name)));
    }

    private static Optional<RolloutPlan> parseFirst(RowSet<Row> rows) {
        return parse(rows).stream().findFirst();
    }

    private static List<RolloutPlan> parse(RowSet<Row> rows) {
        return rows.stream().map(PlanRow::parse).toList();
    }
}
