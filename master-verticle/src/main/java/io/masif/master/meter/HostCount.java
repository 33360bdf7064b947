package io.masif.master.meter;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The number of hosts in the same state.
 *
 * @param isSilent whether they have not reported for long
 * @param protocol their version of the protocol
 * @param state the word of the state that they reported
 * @param hosts their number
 */
public record HostCount(boolean isSilent, int protocol, String state, long hosts) {
    private static final String READ = """
            SELECT last_seen < UTC_TIMESTAMP(3) - INTERVAL ? SECOND AS silent, protocol,
              COALESCE(state, 'ok') AS state, COUNT(*) AS hosts
            FROM agent GROUP BY 1, 2, 3""";

    /** All of them; a host that has reported no state counts as ok. */
    public static Future<List<HostCount>> read(SqlClient client, Duration silentAfter) {
        return client.preparedQuery(READ)
                .execute(Tuple.of(silentAfter.toSeconds()))
                .map(rows -> {
                    List<HostCount> counts = new ArrayList<>(rows.size());
                    rows.forEach(row -> counts.add(read(row)));
                    return counts;
                });
    }

    private static HostCount read(Row row) {
        return new HostCount(
                row.getInteger("silent") != 0,
                row.getInteger("protocol"),
                row.getString("state"),
                row.getLong("hosts"));
    }
}
