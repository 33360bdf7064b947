package io.masif.ui.rollout.store;

import io.masif.decision.GroupSet;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.decision.Requester;
import io.masif.ui.group.GroupStore;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.stream.Collectors;

/** Saves and removes the plans of rollouts. A version is never changed: a plan that changes gets another version. */
public final class PlanWriter {
    private static final String ADD_PLAN = "INSERT INTO rollout_plan (name) VALUES (?)";

    private static final String ADD_VERSION = """
        INSERT INTO rollout_plan_version (plan_id, version, rings, author, comment, created_at)
        VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
        """;

    private static final String REMOVE =
            "UPDATE rollout_plan SET removed_at = UTC_TIMESTAMP(3) WHERE id = ? AND removed_at IS NULL";

    private static final String USING_RULES = """
        SELECT r.name FROM rule r JOIN rule_version v ON v.rule_id = r.id AND v.version = r.version
          JOIN rollout_plan_version p ON p.id = v.rollout_plan_version_id
        WHERE p.plan_id = ? ORDER BY r.name
        """;

    private final Pool pool;

    public PlanWriter(Pool pool) {
        this.pool = pool;
    }

    /**
     * A stored version.
     *
     * @param isCreated false if the plan's last version is the same
     */
    public record Saved(RolloutPlan plan, boolean isCreated) {}

    /**
     * Adds a plan, or another version of it; neither if its last version is the same. A conflict if another version than it is
     * based on is the last one. Bad input if a ring names a group that was removed.
     */
    public Future<Saved> save(NewPlanVersion version, Requester requester) {
        return new ShortTransaction(
                        pool,
                        DecisionParts.TIME_LIMIT,
                        requester::isDisconnected,
                        requester.describeUnknownOutcome("saved"))
                .run(connection -> lock(connection, Ring.findGroups(version.rings()))
                        .compose(locked -> GroupStore.requirePresent(connection, Ring.findGroups(version.rings())))
                        .compose(present -> PlanStore.find(connection, version.name()))
                        .compose(last -> last.isPresent() && last.get().rings().equals(version.rings())
                                ? Future.succeededFuture(new Saved(last.get(), false))
                                : add(connection, requireLast(version, last), last)));
    }

    /**
     * Keeps groups from being removed and plans from being changed until the transaction ends. To be called before anything is
     * read: from the first read on, a transaction reads what was committed until then.
     */
    private static Future<Void> lock(SqlConnection connection, GroupSet groups) {
        return (groups.isEmpty() ? Future.succeededFuture() : DecisionParts.incrementCounter(connection))
                .compose(locked -> RolloutWriter.incrementCounter(connection))
                .mapEmpty();
    }

    /** A request that is repeated has the rings of the last version, and does not come here. */
    private static NewPlanVersion requireLast(NewPlanVersion version, Optional<RolloutPlan> last) {
        int current = last.map(plan -> plan.key().version()).orElse(0);
        if (version.basedOn() != current) {
            throw Failure.of(
                    Failure.Code.CONFLICT,
                    version.basedOn() == 0
                            ? Text.of("refusal-rollout.plan-exists", Quote.of(version.name()), current)
                            : Text.of("refusal-rollout.plan-version", Quote.of(version.name()), version.basedOn()));
        }
        return version;
    }

    private static Future<Saved> add(SqlConnection connection, NewPlanVersion version, Optional<RolloutPlan> last) {
        return last.map(plan -> Future.succeededFuture(plan.key().plan()))
                .orElseGet(() -> connection
                        .preparedQuery(ADD_PLAN)
                        .execute(Tuple.of(version.name()))
                        .map(PlanWriter::lastId))
                .compose(plan -> connection
                        .preparedQuery(ADD_VERSION)
                        .execute(Tuple.tuple()
                                .addValue(plan)
                                .addValue(version.number())
                                .addValue(PlanRow.formatRings(version.rings()))
                                .addValue(version.author())
                                .addValue(version.comment())))
                .map(PlanWriter::lastId)
                .compose(id -> HistoryStore.append(
                                connection,
                                version.author(),
                                HistoryStore.PLAN_SAVED,
                                new JsonObject().put("plan", version.name()).put("plan_version", version.number()))
                        .compose(appended -> PlanStore.findVersion(connection, id)))
                .map(saved -> new Saved(saved.orElseThrow(), true));
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
}
