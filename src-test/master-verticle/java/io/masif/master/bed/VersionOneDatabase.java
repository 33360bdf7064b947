package io.masif.master.bed;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.PlannedAction;
import io.masif.master.database.TransactionRunner;
import io.masif.master.schema.SchemaFile;
import io.masif.master.schema.SchemaMigration;
import io.masif.master.store.ActionStore;
import io.masif.master.store.ApprovedAnswerStore;
import io.masif.master.store.ApprovedAnswerStore.ApprovedAnswer;
import io.masif.master.store.PlanStore;
import io.masif.master.store.StoredAction;
import io.masif.rig.database.EmbeddedDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A database with hosts of version 1 that have one plan, and with the answers that they were given. */
public final class VersionOneDatabase {
    public static final Action PERL = Action.of("perl", "amd64", Kind.UPDATE, "1", "2");
    private static final Plan PLAN = Plan.of(List.of(PERL));

    private final Pool pool;
    private final long plan;

    /** @param vertx closes the pool at its end */
    public VersionOneDatabase(Vertx vertx) {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        pool = DatabasePool.createPool(
                vertx,
                "silent",
                new DatabaseConfiguration(
                        new Address(database.host(), database.port()),
                        database.newDatabase(),
                        database.user(),
                        database.password(),
                        2));
        wait(new SchemaMigration(vertx, pool, SchemaFile.loadAll()).runOnce());
        wait(ActionStore.insert(pool, new TreeMap<>(Map.of(PERL.digest(), new PlannedAction(PERL, null)))));
        List<Long> actions = wait(ActionStore.findByDigest(pool, List.of(PERL.digest()))).stream()
                .map(StoredAction::id)
                .toList();
        wait(TransactionRunner.of(pool)
                .execute(connection -> PlanStore.insert(connection, new TreeMap<>(Map.of(PLAN.digest(), actions)), 0)
                        .get()));
        plan = wait(PlanStore.findIds(pool, List.of(PLAN.digest()))).get(PLAN.digest());
    }

    public Pool pool() {
        return pool;
    }

    /** The number of the plan. */
    public long plan() {
        return plan;
    }

    /** @param seen how many minutes ago */
    public long host(String name, int protocol, int seen) {
        wait(pool.preparedQuery(
                        "INSERT INTO agent (name, protocol, plan_id, first_seen, last_seen, plan_since, revision) VALUES"
                                + " (?, ?, ?, '2026-01-01', UTC_TIMESTAMP(3) - INTERVAL ? MINUTE, '2026-01-01', 1)")
                .execute(Tuple.of(name, protocol, plan, seen)));
        return Long.parseLong(
                texts("SELECT id FROM agent WHERE name = '" + name + "'").get(0));
    }

    public void storeAnswer(long host, boolean complete, Set<Digest> actions, int minutesAgo) {
        wait(ApprovedAnswerStore.write(pool, List.of(new ApprovedAnswer(host, plan, complete, actions))));
        wait(pool.preparedQuery("UPDATE approved_answer SET answered_at = UTC_TIMESTAMP(3) - INTERVAL ? MINUTE"
                        + " WHERE agent_id = ?")
                .execute(Tuple.of(minutesAgo, host)));
    }

    public List<String> withPlan(String actions) {
        return texts("SELECT name FROM agent JOIN plan ON plan.id = plan_id WHERE actions = '" + actions + "'");
    }

    public List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        wait(pool.query(sql).execute()).forEach(row -> texts.add(String.valueOf(row.getValue(0))));
        return texts;
    }

    public static <T> T wait(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
