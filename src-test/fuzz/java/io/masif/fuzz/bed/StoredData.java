package io.masif.fuzz.bed;

import io.masif.boot.UncachedFiles;
import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Plan;
import io.masif.rig.database.EmbeddedDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands in the database. */
public final class StoredData implements AutoCloseable {
    private static final String HOST = """
            SELECT plan.digest, plan.actions, agent.facts FROM agent JOIN plan ON plan.id = agent.plan_id
            WHERE agent.name = ?""";
    private static final String ACTIONS = """
            SELECT digest, package, arch, kind, from_version, to_version, releases FROM action WHERE id IN (%s)""";
    private static final String RUN = """
            SELECT run.log, COUNT(run_action.action_id) AS actions FROM run
            JOIN agent ON agent.id = run.agent_id LEFT JOIN run_action ON run_action.run_id = run.id
            WHERE agent.name = ? AND run.uuid = ? GROUP BY run.id, run.log""";

    private final Vertx vertx = Vertx.vertx(UncachedFiles.options());
    private final Pool pool;

    /** @param database that the master uses */
    public StoredData(EmbeddedDatabase database) {
        pool = MySQLBuilder.pool()
                .connectingTo(new MySQLConnectOptions()
                        .setHost(database.host())
                        .setPort(database.port())
                        .setUser(database.user())
                        .setPassword(database.password())
                        .setSslMode(SslMode.DISABLED)
                        .setDatabase("masif"))
                .using(vertx)
                .build();
    }

    /**
     * A host.
     *
     * @param digest of its plan, as it is stored
     * @param actions what that plan's actions say, by their stored digests
     * @param facts null if it has sent none
     */
    public record StoredHost(Digest digest, Map<Digest, String> actions, JsonObject facts) {
        public StoredHost {
            actions = new TreeMap<>(actions);
        }

        /** What is stored otherwise than it is in a plan; empty if nothing is. */
        public Optional<String> findDifference(Plan plan) {
            Map<Digest, String> sent = new TreeMap<>();
            plan.actions().forEach(action -> sent.put(action.digest(), format(action)));
            return !digest.equals(plan.digest()) || !actions.equals(sent)
                    ? Optional.of(digest + " " + actions + " instead of " + plan.digest() + " " + sent)
                    : Optional.empty();
        }

        /** Whether the stored actions are those of the stored digest. */
        public boolean isConsistent() {
            return Digest.ofText(String.join(
                            "\n", actions.keySet().stream().map(Digest::hex).toList()))
                    .equals(digest);
        }
    }

    /** A run: its output, and the number of its actions. */
    public record StoredRun(String log, int actions) {}

    /** A host; empty if it is not stored. */
    public Optional<StoredHost> findHost(String name) {
        return query(HOST, name).stream().findFirst().map(row -> {
            String facts = row.getString("facts");
            return new StoredHost(
                    Digest.ofHash(row.getBuffer("digest").getBytes()),
                    loadActions(new JsonArray(row.getString("actions"))),
                    facts == null ? null : new JsonObject(facts));
        });
    }

    /** A run of a host; empty if it is not there. */
    public Optional<StoredRun> findRun(String host, String id) {
        return query(RUN, host, id).stream()
                .findFirst()
                .map(row -> new StoredRun(row.getString("log"), row.getInteger("actions")));
    }

    private Map<Digest, String> loadActions(JsonArray ids) {
        Map<Digest, String> actions = new TreeMap<>();
        if (!ids.isEmpty()) {
            String list = ids.encode().replaceAll("[^0-9,]", "");
            query(ACTIONS.formatted(list))
                    .forEach(row -> actions.put(
                            Digest.ofHash(row.getBuffer("digest").getBytes()),
                            format(
                                    row.getString("kind"),
                                    row.getString("package"),
                                    row.getString("arch"),
                                    row.getString("from_version"),
                                    row.getString("to_version"),
                                    row.getString("releases"))));
        }
        return actions;
    }

    private static String format(Action action) {
        return format(
                action.kind().word(),
                action.packageName(),
                action.arch(),
                action.from(),
                action.to(),
                String.join(", ", action.releases()));
    }

    private static String format(String... members) {
        return String.join("|", Arrays.stream(members).map(String::valueOf).toList());
    }

    private List<Row> query(String sql, Object... values) {
        List<Row> rows = new ArrayList<>();
        await(pool.preparedQuery(sql).execute(Tuple.from(values))).forEach(rows::add);
        return rows;
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        await(pool.close());
        await(vertx.close());
    }
}
