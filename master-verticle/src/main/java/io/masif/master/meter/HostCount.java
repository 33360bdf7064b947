package io.masif.master.meter;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many hosts are alike.
 *
 * @param isSilent whether they have not been seen for long
 * @param protocol the version that they speak
 * @param stateOf the word of the state that they told
 * @param hosts how many
 */
public record HostCount(boolean isSilent, int protocol, String stateOf, long hosts) {
    private static final String READ = """
            SELECT last_seen < UTC_TIMESTAMP(3) - INTERVAL ? SECOND AS silent, protocol,
              COALESCE(state, 'ok') AS state, COUNT(*) AS hosts
            FROM agent GROUP BY 1, 2, 3""";

    /** All of them; those who told no state are well, as far as anybody knows. */
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
