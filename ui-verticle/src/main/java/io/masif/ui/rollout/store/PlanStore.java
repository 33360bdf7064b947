package io.masif.ui.rollout.store;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.decision.Requester;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.plan.PlanReference;
import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The plans of rollouts. A version is never changed: a plan that changes gets another version. */
public final class PlanStore {
    private static final String SELECT =
            "SELECT " + PlanRow.COLUMNS + " FROM rollout_plan p JOIN rollout_plan_version v ON v.plan_id = p.id";

    private static final String LATEST = " v.version = (SELECT MAX(o.version) FROM rollout_plan_version o"
            + " WHERE o.plan_id = p.id) AND p.removed_at IS NULL";

    private static final String ALL = SELECT + " WHERE" + LATEST + " ORDER BY p.name";
    private static final String BY_NAME = SELECT + " WHERE p.name = ? AND" + LATEST;
    private static final String BY_VERSION = SELECT + " WHERE v.id = ?";
    private static final String VERSIONS = SELECT + " WHERE p.id = ? ORDER BY v.version DESC";
    private static final String ADD_PLAN = "INSERT INTO rollout_plan (name) VALUES (?)";

    private static final String ADD_VERSION = """
        INSERT INTO rollout_plan_version (plan_id, version, rings, author, comment, created_at)
        VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
        """;

    private static final String REMOVE =
            "UPDATE rollout_plan SET removed_at = UTC_TIMESTAMP(3) WHERE id = ? AND removed_at IS NULL";

    private static final String IS_PRESENT = "SELECT id FROM rollout_plan WHERE id = ? AND removed_at IS NULL";
    private static final String USING_RULES = """
        SELECT r.name FROM rule r JOIN rule_version v ON v.rule_id = r.id AND v.version = r.version
          JOIN rollout_plan_version p ON p.id = v.rollout_plan_version_id
        WHERE p.plan_id = ? ORDER BY r.name
        """;

    private final Pool pool;

    public PlanStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * A stored version.
     *
     * @param isCreated false if the plan's last version is the same
     */
    public record Saved(RolloutPlan plan, boolean isCreated) {}

    /** The last versions of all plans that are not removed, by name. */
    public Future<List<RolloutPlan>> findAll() {
        return pool.query(ALL).execute().recover(DatabaseErrors::failRead).map(PlanStore::parse);
    }

    /** The last version of the plan of that name. */
    public Future<Optional<RolloutPlan>> find(String name) {
        return find(pool, name).recover(DatabaseErrors::failRead);
    }

    private static Future<Optional<RolloutPlan>> find(SqlClient client, String name) {
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

    /** Adds a plan, or another version of the plan of that name. Bad input if a ring names a group that was removed. */
    public Future<Saved> save(String name, List<Ring> rings, String author, String comment, Requester requester) {
        return new ShortTransaction(
                        pool,
                        DecisionParts.TIME_LIMIT,
                        requester::isDisconnected,
                        requester.describeUnknownOutcome("saved"))
                .run(connection -> DecisionParts.requireGroups(connection, Ring.findGroups(rings))
                        .compose(present -> RolloutWriter.incrementCounter(connection))
                        .compose(locked -> find(connection, name))
                        .compose(last -> last.isPresent() && last.get().rings().equals(rings)
                                ? Future.succeededFuture(new Saved(last.get(), false))
                                : add(connection, name, last, rings, author, comment)));
    }

    private static Future<Saved> add(
            SqlConnection connection,
            String name,
            Optional<RolloutPlan> last,
            List<Ring> rings,
            String author,
            String comment) {
        int version = last.map(plan -> plan.key().version() + 1).orElse(1);
        return last.map(plan -> Future.succeededFuture(plan.key().plan()))
                .orElseGet(() -> connection
                        .preparedQuery(ADD_PLAN)
                        .execute(Tuple.of(name))
                        .map(PlanStore::lastId))
                .compose(plan -> connection
                        .preparedQuery(ADD_VERSION)
                        .execute(Tuple.tuple()
                                .addValue(plan)
                                .addValue(version)
                                .addValue(PlanRow.formatRings(rings))
                                .addValue(author)
                                .addValue(comment)))
                .map(PlanStore::lastId)
                .compose(id -> HistoryStore.append(
                                connection,
                                author,
                                HistoryStore.PLAN_SAVED,
                                new JsonObject().put("plan", name).put("plan_version", version))
                        .compose(appended -> findVersion(connection, id)))
                .map(saved -> new Saved(saved.orElseThrow(), true));
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

    /**
     * Removes a plan; false if there is none of that number. Its rollouts go on. A conflict if a rule starts its rollouts by
     * it.
     */
    public Future<Boolean> remove(RolloutPlan.Key plan, String author, Requester requester) {
        return new ShortTransaction(
                        pool,
                        DecisionParts.TIME_LIMIT,
                        requester::isDisconnected,
                        requester.describeUnknownOutcome("removed"))
                .run(connection -> RolloutWriter.incrementCounter(connection)
                        .compose(locked -> connection.preparedQuery(REMOVE).execute(Tuple.of(plan.plan())))
                        .compose(rows -> requireUnused(connection, plan).map(rows))
                        .compose(rows -> rows.rowCount() == 0
                                ? Future.succeededFuture(false)
                                : HistoryStore.append(
                                                connection,
                                                author,
                                                HistoryStore.PLAN_REMOVED,
                                                new JsonObject().put("plan", plan.name()))
                                        .map(true)));
    }

    private static Future<Void> requireUnused(SqlConnection connection, RolloutPlan.Key plan) {
        return connection
                .preparedQuery(USING_RULES)
                .execute(Tuple.of(plan.plan()))
                .compose(rows -> {
                    String rules = rows.stream()
                            .map(row -> Quote.of(row.getString("name")))
                            .collect(Collectors.joining(", "));
                    return rules.isEmpty()
                            ? Future.succeededFuture()
                            : Future.failedFuture(Failure.of(
                                    Failure.Code.CONFLICT,
                                    Text.of("refusal-rollout.plan-used", Quote.of(plan.name()), rules)));
                });
    }

    private static long lastId(RowSet<Row> rows) {
        return rows.property(MySQLClient.LAST_INSERTED_ID);
    }

    private static Optional<RolloutPlan> parseFirst(RowSet<Row> rows) {
        return parse(rows).stream().findFirst();
    }

    private static List<RolloutPlan> parse(RowSet<Row> rows) {
        return rows.stream().map(PlanRow::parse).toList();
    }
}
