package io.masif.master.store;

import io.masif.clock.ClockDifference;
import io.masif.master.database.BulkStatement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The clocks of hosts that differ from the database's clock. A host with the right time has no row. */
public final class HostClockStore {
    private static final String WRITE = """
            INSERT INTO host_clock (name, seconds, noticed_at) VALUES %s
            ON DUPLICATE KEY UPDATE seconds = VALUES(seconds), noticed_at = VALUES(noticed_at)""";
    private static final String REMOVE = "DELETE FROM host_clock WHERE name IN (%s)";
    private static final String REMOVE_GONE = "DELETE FROM host_clock WHERE name NOT IN (SELECT name FROM agent)";
    private static final String READ = "SELECT name, seconds FROM host_clock";

    private HostClockStore() {}

    /**
     * Writes differences of clocks.
     *
     * @param differences by the host's name; null for a clock that is right
     */
    public static Future<Void> write(SqlClient client, Map<String, ClockDifference> differences) {
        // in the order of their key, so that masters do not deadlock
        List<String> all = differences.keySet().stream().sorted().toList();
        List<String> wrong =
                all.stream().filter(host -> differences.get(host) != null).toList();
        List<String> right =
                all.stream().filter(host -> differences.get(host) == null).toList();
        return BulkStatement.execute(
                        client, WRITE, "(?, ?, UTC_TIMESTAMP(3))", wrong, (tuple, host) -> tuple.addString(host)
                                .addLong(differences.get(host).ahead().toSeconds()))
                .compose(written -> BulkStatement.executeForList(client, REMOVE, right, Tuple::addString))
                .mapEmpty();
    }

    /** Reads the differences by the host's name, after removing those of hosts that do not exist any more. */
    public static Future<Map<String, ClockDifference>> read(SqlClient client) {
        return client.query(REMOVE_GONE)
                .execute()
                .compose(removed -> client.query(READ).execute())
                .map(rows -> {
                    Map<String, ClockDifference> found = new HashMap<>();
                    rows.forEach(row -> found.put(
                            row.getString("name"), new ClockDifference(Duration.ofSeconds(row.getLong("seconds")))));
                    return found;
                });
    }
}
