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
 * numbers, since decisions refer to hosts by number. A host that reports again comes back with its former number. Its runs are
 * detached from it in the same transaction, and removed later: they may be many thousands.
 */
public final class HostRemovalStore {
    /** The most hosts of one transaction: no reports are written meanwhile. */
    public static final int MAX_HOSTS = 50;

    private static final int BATCH_ROWS = 500;

    private static final String FIND = "SELECT id, name FROM agent WHERE name IN (%s)";
    /** Hosts have numbers from 1 on. The host chose the run's name, and another host may have chosen the same. */
    private static final String DETACH_RUNS =
            "UPDATE run SET agent_id = 0, uuid = CONCAT('removed-', id) WHERE agent_id IN (%s)";

    private static final String FIND_DETACHED_RUNS = "SELECT id FROM run WHERE agent_id = 0 LIMIT 20";
    private static final String DELETE_ACTIONS = "DELETE FROM run_action WHERE run_id IN (%s) LIMIT " + BATCH_ROWS;
    private static final String DELETE_RUNS = "DELETE FROM run WHERE id IN (%s)";
    private static final String KEEP_NUMBERS =
            "INSERT IGNORE INTO former_host (name, id) SELECT name, id FROM agent WHERE id IN (%s)";
    private static final String DELETE_LABELS = "DELETE FROM host_label WHERE agent_id IN (%s)";
    /** What it was answered last says nothing of a host that comes back. */
    private static final String DELETE_ANSWERS = "DELETE FROM approved_answer WHERE agent_id IN (%s)";

    private static final String DELETE_HOSTS = "DELETE FROM agent WHERE id IN (%s)";
    /** The index is read again where hosts were removed. */
    private static final String INCREMENT_COUNTER = "UPDATE counter SET value = value + 1 WHERE name = 'removal'";
    /** Nobody labels a host that is being removed, also not at another server of a cluster. */
    private static final String LOCK_LABELS = "UPDATE counter SET value = value + 1 WHERE name = 'label'";

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

    /** Removes hosts and detaches their runs, within a transaction, and writes it to the history. */
    public static Future<Integer> remove(SqlConnection connection, List<FoundHost> hosts, String actor) {
        String ids = join(hosts);
        return FleetLock.acquire(connection)
                .compose(locked -> execute(connection, LOCK_LABELS))
                .compose(locked -> execute(connection, DETACH_RUNS.formatted(ids)))
                .compose(detached -> execute(connection, KEEP_NUMBERS.formatted(ids)))
                .compose(kept -> execute(connection, DELETE_LABELS.formatted(ids)))
                .compose(removed -> execute(connection, DELETE_ANSWERS.formatted(ids)))
                .compose(removed -> execute(connection, DELETE_HOSTS.formatted(ids)))
                .compose(count -> execute(connection, INCREMENT_COUNTER)
                        .compose(incremented ->
                                HistoryStore.append(connection, actor, HistoryStore.HOSTS_REMOVED, createDetail(hosts)))
                        .map(count));
    }

    /** Removes the runs that are detached from their hosts, while reports are written, in small steps. */
    public static Future<Void> removeDetachedRuns(Pool pool) {
        return AsyncLoop.repeatWhile(() -> pool.query(FIND_DETACHED_RUNS)
                .execute()
                .compose(runs -> runs.size() == 0
                        ? Future.succeededFuture(false)
                        : removeSome(pool, joinIds(runs)).map(true)));
    }

    private static Future<?> removeSome(Pool pool, String runs) {
        return execute(pool, DELETE_ACTIONS.formatted(runs))
                .compose(count -> count == BATCH_ROWS
                        ? Future.succeededFuture(count)
                        : execute(pool, DELETE_RUNS.formatted(runs)));
    }

    private static JsonObject createDetail(List<FoundHost> hosts) {
        return new JsonObject()
                .put("hosts", new JsonArray(hosts.stream().map(FoundHost::name).toList()))
                .put("host_count", hosts.size());
    }

    private static Future<Integer> execute(SqlClient client, String sql) {
        return client.query(sql).execute().map(RowSet::rowCount);
    }

    private static String join(List<FoundHost> hosts) {
        return hosts.stream().map(host -> Integer.toString(host.id())).collect(Collectors.joining(","));
    }

    private static String joinIds(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getLong("id").toString()).collect(Collectors.joining(","));
    }
}
