package io.masif.ui.group;

import io.masif.decision.GroupSet;
import io.masif.decision.HostSet;
import io.masif.domain.label.LabelSelector;
import io.masif.failure.Failure;
import io.masif.ui.database.Columns;
import io.masif.ui.language.Text;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads groups, and which hosts are classified. */
public final class GroupStore {
    private static final String FIND_CHANGED = """
            SELECT g.id, g.name, g.selector, s.hosts, g.description, g.author, g.created_at, g.removed_at, g.members, g.revision
            FROM host_group g LEFT JOIN host_set s ON s.id = g.host_set_id WHERE g.revision > ?
            """;

    private static final String CHANGED_CLASSIFIED = "SELECT hosts, members FROM classified_hosts WHERE revision > ?";

    private static final String PRESENT_NAMES =
            "SELECT name FROM host_group WHERE removed_at IS NULL AND id IN (%s) ORDER BY name";
    private static final String NAMES = "SELECT id, name FROM host_group WHERE id IN (%s)";

    private static final String DEFINITION = """
            SELECT g.name, g.selector, s.hosts, g.description
            FROM host_group g LEFT JOIN host_set s ON s.id = g.host_set_id WHERE g.id = ? AND g.removed_at IS NULL
            """;

    private GroupStore() {}

    /** The groups that changed after the revision, also removed ones; parsed off the event loop. */
    public static Future<List<StoredGroup>> findChanged(Vertx vertx, SqlClient client, long revision) {
        return client.preparedQuery(FIND_CHANGED)
                .execute(Tuple.of(revision))
                .compose(rows -> vertx.executeBlocking(() -> parse(rows)));
    }

    /** The classified hosts, if they changed after the revision; parsed off the event loop. */
    public static Future<Optional<HostSet>> findClassified(Vertx vertx, SqlClient client, long revision) {
        return client.preparedQuery(CHANGED_CLASSIFIED)
                .execute(Tuple.of(revision))
                .compose(rows -> vertx.executeBlocking(
                        () -> rows.stream().map(GroupStore::parseClassified).findFirst()));
    }

    /** What is said of a group; empty if it was removed. */
    public static Future<Optional<GroupDefinition>> findDefinition(SqlClient client, int id) {
        return client.preparedQuery(DEFINITION)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(GroupStore::parseDefinition).findFirst());
    }

    /**
     * The names of these groups; bad input if one of them has been removed. The counter of decisions must be locked: then none
     * of them is removed before the transaction ends.
     */
    public static Future<List<String>> requirePresent(SqlConnection connection, GroupSet groups) {
        return groups.isEmpty()
                ? Future.succeededFuture(List.of())
                : connection
                        .query(PRESENT_NAMES.formatted(groups.format()))
                        .execute()
                        .map(rows -> {
                            if (rows.size() != groups.ids().size()) {
                                throw Failure.badInput(Text.of("refusal.group-removed"));
                            }
                            return rows.stream()
                                    .map(row -> row.getString("name"))
                                    .toList();
                        });
    }

    /** The names of these groups by number, also of removed ones. */
    public static Future<Map<Integer, String>> findNames(SqlClient client, GroupSet groups) {
        return groups.isEmpty()
                ? Future.succeededFuture(Map.of())
                : client.query(NAMES.formatted(groups.format())).execute().map(rows -> {
                    Map<Integer, String> names = new HashMap<>();
                    rows.forEach(row -> names.put(row.getInteger("id"), row.getString("name")));
                    return names;
                });
    }

    private static List<StoredGroup> parse(RowSet<Row> rows) {
        List<StoredGroup> found = new ArrayList<>();
        rows.forEach(row -> found.add(parse(row)));
        return found;
    }

    private static StoredGroup parse(Row row) {
        return new StoredGroup(
                row.getInteger("id"),
                parseDefinition(row),
                HostSet.ofBytes(row.getBuffer("members").getBytes()),
                row.getString("author"),
                Columns.getInstant(row, "created_at"),
                Columns.getInstant(row, "removed_at"),
                row.getLong("revision"));
    }

    private static HostSet parseClassified(Row row) {
        Buffer members = row.getBuffer("members");
        Buffer hosts = row.getBuffer("hosts");
        return members != null
                ? HostSet.ofBytes(members.getBytes())
                : hosts != null ? HostSet.parse(hosts.toString()) : HostSet.NONE;
    }

    private static GroupDefinition parseDefinition(Row row) {
        String selector = row.getString("selector");
        String hosts = row.getString("hosts");
        return new GroupDefinition(
                row.getString("name"),
                selector == null ? null : LabelSelector.parse(selector),
                hosts == null ? HostSet.NONE : HostSet.parse(hosts),
                row.getString("description"));
    }
}
