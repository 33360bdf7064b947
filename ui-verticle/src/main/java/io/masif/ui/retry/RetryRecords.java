package io.masif.ui.retry;

import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.decision.Retry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads retries: numbers first, so that only missing rows are read. */
public final class RetryRecords {
    /** Each row may have some hundred kilobytes. */
    private static final int CHUNK_SIZE = 20;

    private static final String IDS = """
            SELECT t.id FROM retry t JOIN decision d ON d.id = t.decision_id
            WHERE (d.expires_at IS NULL OR d.expires_at > UTC_TIMESTAMP(3) - INTERVAL 7 DAY)
              AND NOT EXISTS (SELECT 1 FROM revocation r
                WHERE r.decision_id = d.id AND r.patterns IS NULL AND r.scope = 'all'
                  AND r.created_at <= UTC_TIMESTAMP(3) - INTERVAL 7 DAY)
            """;

    private static final String RETRIES = """
            SELECT t.id, t.patterns, s.hosts, t.last_run FROM retry t JOIN host_set s ON s.id = t.host_set_id
            WHERE t.id IN (%s)
            """;

    private final Vertx vertx;
    private final SqlClient client;

    public RetryRecords(Vertx vertx, SqlClient client) {
        this.vertx = vertx;
        this.client = client;
    }

    /** The numbers of the retries whose approval is in force, or ended in the last week. */
    public Future<Set<Long>> loadIds() {
        return client.query(IDS).execute().map(rows -> {
            Set<Long> ids = new HashSet<>();
            rows.forEach(row -> ids.add(row.getLong("id")));
            return ids;
        });
    }

    /** Some of the retries of these numbers, at most 20; parsed off the event loop. */
    public Future<List<Retry>> loadSome(Collection<Long> ids) {
        String numbers = ids.stream().limit(CHUNK_SIZE).map(String::valueOf).collect(Collectors.joining(","));
        return client.query(RETRIES.formatted(numbers))
                .execute()
                .compose(rows -> vertx.executeBlocking(() -> parse(rows)));
    }

    private static List<Retry> parse(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new Retry(
                        row.getLong("id"),
                        PatternJson.parse(row.getString("patterns")),
                        HostSet.parse(row.getString("hosts")),
                        row.getLong("last_run")))
                .toList();
    }
}
