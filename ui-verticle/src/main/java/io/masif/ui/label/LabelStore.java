package io.masif.ui.label;

import io.masif.domain.label.Labels;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and writes the labels that operators gave to hosts. */
public final class LabelStore {
    private static final String FIND_CHANGED = """
            SELECT agent_id, labels FROM host_label WHERE revision > ? AND agent_id > ? ORDER BY agent_id LIMIT 1000
            """;

    private static final String INCREMENT_COUNTER = "UPDATE counter SET value = value + 1 WHERE name = 'label'";
    private static final String READ_COUNTER = "SELECT value FROM counter WHERE name = 'label'";
    /** Behind the counter, which who removes hosts raises as well, they exist until the end of the transaction. */
    private static final String FIND_HOSTS = "SELECT id, name FROM agent WHERE name IN (%s)";

    private static final String FIND = "SELECT agent_id, labels FROM host_label WHERE agent_id IN (%s)";
    private static final String PUT = """
            INSERT INTO host_label (agent_id, labels, revision) VALUES %s
            ON DUPLICATE KEY UPDATE labels = VALUES(labels), revision = VALUES(revision)
            """;

    private LabelStore() {}

    /** The labels of up to 1,000 hosts that changed after the revision, by number, after the given number; empty at the end. */
    public static Future<List<StoredLabels>> findChanged(SqlClient client, long revision, int after) {
        return client.preparedQuery(FIND_CHANGED)
                .execute(Tuple.of(Math.max(revision, -1L), after))
                .map(LabelStore::read);
    }

    /** Raises the counter, which lets one transaction at a time change labels; its new value. */
    static Future<Long> incrementCounter(SqlConnection connection) {
        return connection
                .query(INCREMENT_COUNTER)
                .execute()
                .compose(incremented -> connection.query(READ_COUNTER).execute())
                .map(rows -> rows.iterator().next().getLong("value"));
    }

    /** The numbers of those of the hosts that exist, by name; they exist until the end of the transaction. */
    static Future<Map<String, Integer>> findHosts(SqlConnection connection, Collection<String> names) {
        String placeholders = names.stream().map(name -> "?").collect(Collectors.joining(","));
        return connection
                .preparedQuery(FIND_HOSTS.formatted(placeholders))
                .execute(Tuple.wrap(List.<Object>copyOf(names)))
                .map(rows -> {
                    Map<String, Integer> ids = new HashMap<>();
                    rows.forEach(row -> ids.put(row.getString("name"), row.getInteger("id")));
                    return ids;
                });
    }

    /** The labels of hosts by number; hosts that never had any are left out. */
    static Future<Map<Integer, Labels>> find(SqlConnection connection, Collection<Integer> hosts) {
        String ids = hosts.stream().map(String::valueOf).collect(Collectors.joining(","));
        return connection.query(FIND.formatted(ids)).execute().map(rows -> read(rows).stream()
                .collect(Collectors.toMap(StoredLabels::host, StoredLabels::labels)));
    }

    /** Replaces the labels of hosts. */
    static Future<Void> put(SqlConnection connection, Collection<StoredLabels> changed, long revision) {
        String placeholders = changed.stream().map(each -> "(?, ?, ?)").collect(Collectors.joining(","));
        Tuple values = Tuple.tuple();
        changed.forEach(each -> values.addInteger(each.host())
                .addString(write(each.labels()).encode())
                .addLong(revision));
        return connection
                .preparedQuery(PUT.formatted(placeholders))
                .execute(values)
                .mapEmpty();
    }

    private static JsonObject write(Labels labels) {
        JsonObject json = new JsonObject();
        labels.values().forEach(json::put);
        return json;
    }

    private static List<StoredLabels> read(RowSet<Row> rows) {
        List<StoredLabels> found = new ArrayList<>();
        rows.forEach(row -> found.add(new StoredLabels(
                row.getInteger("agent_id"), Labels.ofValid(new JsonObject(row.getString("labels")).getMap()))));
        return found;
    }
}
