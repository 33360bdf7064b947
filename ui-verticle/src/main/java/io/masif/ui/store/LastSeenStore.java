package io.masif.ui.store;

import io.masif.ui.database.Columns;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads when all hosts were last seen, in pieces. */
public final class LastSeenStore {
    private static final String PIECE = "SELECT id, last_seen FROM agent WHERE id > ? ORDER BY id LIMIT 10000";

    private LastSeenStore() {}

    /** The moments of up to 10,000 hosts, by number, after the given number; empty at the end. */
    public static Future<SortedMap<Integer, Instant>> loadPiece(SqlClient client, int after) {
        return client.preparedQuery(PIECE).execute(Tuple.of(after)).map(rows -> {
            SortedMap<Integer, Instant> moments = new TreeMap<>();
            rows.forEach(row -> moments.put(row.getInteger("id"), Columns.getInstant(row, "last_seen")));
            return moments;
        });
    }
}
