package io.masif.ui.store;

import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.decision.Scope;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads decisions, revocations and sets of hosts: first their numbers, then those that are not here already. */
public final class DecisionRecords {
    private static final int IDS_CHUNK = 2000;
    /** Each of them may take a megabyte. */
    private static final int CHUNK = 20;

    private static final String IDS = """
            SELECT d.id, MIN(r.created_at) AS revoked_at FROM decision d
            LEFT JOIN revocation r ON r.decision_id = d.id AND r.patterns IS NULL AND r.scope = 'all'
            WHERE (r.id IS NULL OR r.created_at > UTC_TIMESTAMP(3) - INTERVAL 7 DAY)
              AND (d.expires_at IS NULL OR d.expires_at > UTC_TIMESTAMP(3) - INTERVAL 7 DAY)
            GROUP BY d.id
            """;

    private static final String DECISIONS = """
            SELECT id, patterns, scope, host_set_id, author, comment, created_at, expires_at FROM decision WHERE id IN (%s)
            """;

    private static final String REVOCATION_IDS = "SELECT id, decision_id FROM revocation WHERE decision_id IN (%s)";

    private static final String REVOCATIONS = """
            SELECT id, decision_id, patterns, scope, host_set_id FROM revocation WHERE id IN (%s)
            """;

    private static final String SETS = "SELECT id, hosts FROM host_set WHERE id IN (%s)";

    private static final String FORMER_HOSTS = "SELECT id, name FROM former_host";

    private DecisionRecords() {}

    /** The decisions in force, and those that ended in the last week: when each was revoked, null if it was not. */
    public static Future<Map<Long, Instant>> ids(SqlClient client) {
        return client.query(IDS).execute().map(rows -> {
            Map<Long, Instant> ids = new HashMap<>();
            rows.forEach(row -> ids.put(row.getLong("id"), Columns.moment(row, "revoked_at")));
            return ids;
        });
    }

    /** The decisions of these numbers. */
    public static Future<List<DecisionRecord>> decisions(SqlClient client, Collection<Long> ids) {
        List<DecisionRecord> found = new ArrayList<>();
        return each(client, DECISIONS, ids, CHUNK, row -> found.add(decision(row)))
                .map(read -> found);
    }

    /** The numbers of the revocations of these decisions, each with that of its decision. */
    public static Future<Map<Long, Long>> revocationIds(SqlClient client, Collection<Long> decisions) {
        Map<Long, Long> found = new HashMap<>();
        return each(
                        client,
                        REVOCATION_IDS,
                        decisions,
                        IDS_CHUNK,
                        row -> found.put(row.getLong("id"), row.getLong("decision_id")))
                .map(read -> found);
    }

    /** The revocations of these numbers. */
    public static Future<List<RevocationRecord>> revocations(SqlClient client, Collection<Long> ids) {
        List<RevocationRecord> found = new ArrayList<>();
        return each(client, REVOCATIONS, ids, CHUNK, row -> found.add(revocation(row)))
                .map(read -> found);
    }

    /** The sets of hosts of these numbers. */
    public static Future<Map<Long, HostSet>> sets(SqlClient client, Collection<Long> ids) {
        Map<Long, HostSet> found = new HashMap<>();
        return each(
                        client,
                        SETS,
                        ids,
                        CHUNK,
                        row -> found.put(row.getLong("id"), HostSet.parse(row.getString("hosts"))))
                .map(read -> found);
    }

    /** The names of hosts that were removed, by their numbers. */
    public static Future<Map<Integer, String>> formerHosts(SqlClient client) {
        return client.query(FORMER_HOSTS).execute().map(rows -> {
            Map<Integer, String> names = new HashMap<>();
            rows.forEach(row -> names.put(row.getInteger("id"), row.getString("name")));
            return names;
        });
    }

    private static Future<Void> each(SqlClient client, String sql, Collection<Long> ids, int size, Consumer<Row> use) {
        List<Long> all = ids.stream().sorted().toList();
        Future<Void> chain = Future.succeededFuture();
        for (int from = 0; from < all.size(); from += size) {
            String numbers = all.subList(from, Math.min(all.size(), from + size)).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
            chain = chain.compose(
                    before -> client.query(sql.formatted(numbers)).execute().map(rows -> {
                        rows.forEach(use);
                        return null;
                    }));
        }
        return chain;
    }

    private static DecisionRecord decision(Row row) {
        return new DecisionRecord(
                row.getLong("id"),
                PatternJson.parse(row.getString("patterns")),
                Scope.of(row.getString("scope")).orElseThrow(),
                row.getLong("host_set_id"),
                row.getString("author"),
                row.getString("comment"),
                Columns.moment(row, "created_at"),
                Columns.moment(row, "expires_at"));
    }

    private static RevocationRecord revocation(Row row) {
        String patterns = row.getString("patterns");
        return new RevocationRecord(
                row.getLong("id"),
                row.getLong("decision_id"),
                patterns == null ? List.of() : PatternJson.parse(patterns),
                Scope.of(row.getString("scope")).orElseThrow(),
                row.getLong("host_set_id"));
    }
}
