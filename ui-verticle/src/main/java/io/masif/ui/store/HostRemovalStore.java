package io.masif.ui.store;

import io.masif.flow.AsyncLoop;
import io.masif.revision.FleetLock;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Removes hosts as a master removes those that have not reported for long: with their runs and labels, and keeping their
 * numbers, since decisions refer to hosts by number. A host that reports again comes back with its former number.
 */
public final class HostRemovalStore {
    /** The most hosts of one transaction: no reports are written meanwhile. */
    public static final int MAX_HOSTS = 50;

    private static final int BATCH_ROWS = 500;

    private static final String FIND = "SELECT id, name FROM agent WHERE name IN (%s)";
    private static final String FIND_RUN_ACTIONS = """
            SELECT r.id FROM run r WHERE r.agent_id IN (%s)
              AND EXISTS (SELECT 1 FROM run_action a WHERE a.run_id = r.id) LIMIT 20
            """;

    private static final String DELETE_ACTIONS = "DELETE FROM run_action WHERE run_id IN (%s) LIMIT " + BATCH_ROWS;
    private static final String FIND_RUNS = "SELECT id FROM run WHERE agent_id IN (%s)";
    private static final String DELETE_ALL_ACTIONS = "DELETE FROM run_action WHERE run_id IN (%s)";
    private static final String DELETE_RUNS = "DELETE FROM run WHERE agent_id IN (%s)";
    private static final String KEEP_NUMBERS =
            "INSERT IGNORE INTO former_host (name, id) SELECT name, id FROM agent WHERE id IN (%s)";
    private static final String DELETE_LABELS = "DELETE FROM host_label WHERE agent_id IN (%s)";
    /** What it was answered last says nothing of a host that comes back. */
    private static final String DELETE_ANSWERS = "DELETE FROM approved_answer WHERE agent_id IN (%s)";

    private static final String DELETE_HOSTS = "DELETE FROM agent WHERE id IN (%s)";
    /** The index is read again where hosts were removed. */
    private static final String INCREMENT_COUNTER = "UPDATE counter SET value = value + 1 WHERE name = 'removal'";

    private HostRemovalStore() {}

    /** A host that exists. */
    public record FoundHost(int id, String name) {}

    /** Those of these hosts that exist; at most {@link #MAX_HOSTS} names. */
    public static Future<List<FoundHost>> find(SqlClient client, List<String> names) {
        String placeholders = names.stream().map(name -> "?").collect(Collectors.joining(","));
        return client.preparedQuery(FIND.formatted(placeholders))
                .execute(Tuple.wrap(List.<Object>copyOf(names)))
                .map(rows -> {
                    List<FoundHost> found = new ArrayList<>();
                    rows.forEach(row -> found.add(new FoundHost(row.getInteger("id"), row.getString("name"))));
                    return found;
                });
    }

    /**
     * Removes the outcomes of the hosts' runs while reports are written, in small steps: a host can have many thousands. If the
     * hosts are not removed afterwards, their runs show fewer actions.
     */
    public static Future<Void> removeOutcomes(Pool pool, List<FoundHost> hosts) {
        return hosts.isEmpty()
                ? Future.succeededFuture()
                : AsyncLoop.repeatWhile(() -> pool.query(FIND_RUN_ACTIONS.formatted(join(hosts)))
                        .execute()
                        .compose(runs -> runs.size() == 0
                                ? Future.succeededFuture(false)
                                : pool.query(DELETE_ACTIONS.formatted(joinIds(runs)))
                                        .execute()
                                        .map(true)));
    }

    /** Removes hosts with the runs that are left, within a transaction, and writes it to the history. */
    public static Future<Integer> remove(SqlConnection connection, List<FoundHost> hosts, String actor) {
        String ids = join(hosts);
        return FleetLock.acquire(connection)
                .compose(locked -> connection.query(FIND_RUNS.formatted(ids)).execute())
                .compose(runs -> runs.size() == 0
                        ? Future.succeededFuture()
                        : execute(connection, DELETE_ALL_ACTIONS.formatted(joinIds(runs)))
                                .compose(removed -> execute(connection, DELETE_RUNS.formatted(ids))))
                .compose(removed -> execute(connection, KEEP_NUMBERS.formatted(ids)))
                .compose(kept -> execute(connection, DELETE_LABELS.formatted(ids)))
                .compose(removed -> execute(connection, DELETE_ANSWERS.formatted(ids)))
                .compose(removed -> execute(connection, DELETE_HOSTS.formatted(ids)))
                .compose(count -> execute(connection, INCREMENT_COUNTER)
                        .compose(incremented ->
                                HistoryStore.append(connection, actor, HistoryStore.HOSTS_REMOVED, createDetail(hosts)))
                        .map(count));
    }

    private static JsonObject createDetail(List<FoundHost> hosts) {
        return new JsonObject()
                .put("hosts", new JsonArray(hosts.stream().map(FoundHost::name).toList()))
                .put("host_count", hosts.size());
    }

    private static Future<Integer> execute(SqlConnection connection, String sql) {
        return connection.query(sql).execute().map(RowSet::rowCount);
    }

    private static String join(List<FoundHost> hosts) {
        return hosts.stream().map(host -> Integer.toString(host.id())).collect(Collectors.joining(","));
    }

    private static String joinIds(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getLong("id").toString()).collect(Collectors.joining(","));
    }
}
