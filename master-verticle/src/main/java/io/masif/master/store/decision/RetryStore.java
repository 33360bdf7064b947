package io.masif.master.store.decision;

import io.masif.master.database.RowNumbers;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The retries that operators requested, read only. Rows never change. */
public final class RetryStore {
    private static final String IN_FORCE = """
            SELECT t.id FROM retry t JOIN decision d ON d.id = t.decision_id
            WHERE (d.expires_at IS NULL OR d.expires_at > UTC_TIMESTAMP(3))
              AND NOT EXISTS (SELECT 1 FROM revocation r
                WHERE r.decision_id = d.id AND r.patterns IS NULL AND r.scope = 'all')
            """;

    private static final String RETRIES = "SELECT id, patterns, host_set_id, last_run FROM retry WHERE id IN (%s)";

    private RetryStore() {}

    /**
     * The row of a retry.
     *
     * @param patterns JSON
     * @param lastRun the number of the last run that it is about
     */
    public record StoredRetry(long id, String patterns, long hostSetId, long lastRun) {}

    /** The numbers of the retries whose approval is in force, at least in part. */
    public static Future<List<Long>> findIdsInForce(SqlClient client) {
        return client.query(IN_FORCE).execute().map(RowNumbers::of);
    }

    /** The retries of these numbers. */
    public static Future<List<StoredRetry>> find(SqlClient client, Collection<Long> ids) {
        return client.query(RETRIES.formatted(RowNumbers.join(ids))).execute().map(rows -> {
            List<StoredRetry> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(new StoredRetry(
                    row.getLong("id"),
                    row.getString("patterns"),
                    row.getLong("host_set_id"),
                    row.getLong("last_run"))));
            return found;
        });
    }
}
