package io.masif.ui.archive;

import io.masif.decision.HostSet;
import io.masif.decision.Scope;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the names of hosts, also of removed ones. */
final class ArchivedHostNames {
    private static final String SELECT = """
            SELECT id, name FROM former_host WHERE id IN (%1$s)
            UNION ALL SELECT id, name FROM agent WHERE id IN (%1$s)
            """;

    private static final String SET = "SELECT s.hosts FROM %s d JOIN host_set s ON s.id = d.host_set_id WHERE d.id = ?";

    private ArchivedHostNames() {}

    /**
     * The names of all hosts that a decision names, sorted; none if it names no hosts.
     *
     * @param table the table of its kind
     */
    static Future<List<String>> loadAll(SqlClient client, String table, long id) {
        return client.preparedQuery(SET.formatted(table)).execute(Tuple.of(id)).compose(rows -> {
            List<Integer> hosts = rows.stream()
                    .flatMap(row -> HostSet.parse(row.getString("hosts")).toBitmap().stream()
                            .boxed())
                    .toList();
            return load(client, hosts.stream()).map(names -> hosts.stream()
                    .map(host -> names.getOrDefault(host, "#" + host))
                    .sorted()
                    .toList());
        });
    }

    /** The names of the hosts of these references, by number. */
    static Future<Map<Integer, String>> load(SqlClient client, Collection<HostReference> references) {
        return load(
                client,
                references.stream()
                        .filter(each -> each.scope() != Scope.GROUPS)
                        .flatMap(each -> each.first().stream())
                        .distinct());
    }

    /** The names of the hosts of these numbers, by number. */
    static Future<Map<Integer, String>> load(SqlClient client, Stream<Integer> hosts) {
        String ids = hosts.map(String::valueOf).collect(Collectors.joining(","));
        return ids.isEmpty()
                ? Future.succeededFuture(Map.of())
                : client.query(SELECT.formatted(ids)).execute().map(rows -> {
                    Map<Integer, String> names = new HashMap<>();
                    rows.forEach(row -> names.put(row.getInteger("id"), row.getString("name")));
                    return names;
                });
    }
}
