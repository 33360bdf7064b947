package io.masif.master.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers of hosts that were removed. Decisions name hosts by their numbers: a host that comes back gets the one that
 * it had, so that what was approved for it, and above all what was not, is so again.
 */
final class FormerHostStore {
    private static final String NUMBERS = "SELECT name, id FROM former_host WHERE name IN (%s)";
    private static final String KEEP =
            "INSERT IGNORE INTO former_host (name, id) SELECT name, id FROM agent WHERE id IN (%s)";

    private FormerHostStore() {}

    /** The numbers of those of the hosts that were removed, by name. */
    static Future<Map<String, Long>> numbers(SqlClient client, Collection<String> names) {
        Map<String, Long> numbers = new HashMap<>();
        return ManyRows.read(client, NUMBERS, "?", names, Tuple::addString, row -> {
                    numbers.put(row.getString("name"), row.getLong("id"));
                    return row;
                })
                .map(read -> numbers);
    }

    /** Keeps the numbers of hosts that are about to be removed. */
    static Future<Void> keep(SqlConnection connection, Collection<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture()
                : connection
                        .query(KEEP.formatted(RowNumbers.text(ids)))
                        .execute()
                        .mapEmpty();
    }
}
