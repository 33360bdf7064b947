package io.masif.ui.store;

import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.decision.Scope;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads decisions, revocations and sets of hosts: first their numbers, then those that are not here already. Texts are
 * parsed off the event loop, since some answers of the database have many megabytes.
 */
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

    private static final String FORMER_HOSTS = "SELECT id, name FROM former_host WHERE id IN (%s)";

    private final Vertx vertx;
    private final SqlClient client;

    public DecisionRecords(Vertx vertx, SqlClient client) {
        this.vertx = vertx;
        this.client = client;
    }

    /** The decisions in force, and those that ended in the last week: when each was revoked, null if it was not. */
    public Future<Map<Long, Instant>> ids() {
        return client.query(IDS).execute().map(rows -> {
            Map<Long, Instant> ids = new HashMap<>();
            rows.forEach(row -> ids.put(row.getLong("id"), Columns.moment(row, "revoked_at")));
            return ids;
        });
    }

    /** The decisions of these numbers. */
    public Future<List<DecisionRecord>> decisions(Collection<Long> ids) {
        return each(DECISIONS, ids, CHUNK, DecisionRecords::decision);
    }

    /** The numbers of the revocations of these decisions, each with that of its decision. */
    public Future<Map<Long, Long>> revocationIds(Collection<Long> decisions) {
        return each(
                        REVOCATION_IDS,
                        decisions,
                        IDS_CHUNK,
                        row -> Map.entry(row.getLong("id"), row.getLong("decision_id")))
                .map(DecisionRecords::map);
    }

    /** The revocations of these numbers. */
    public Future<List<RevocationRecord>> revocations(Collection<Long> ids) {
        return each(REVOCATIONS, ids, CHUNK, DecisionRecords::revocation);
    }

    /** The sets of hosts of these numbers. */
    public Future<Map<Long, HostSet>> sets(Collection<Long> ids) {
        return each(SETS, ids, CHUNK, row -> Map.entry(row.getLong("id"), HostSet.parse(row.getString("hosts"))))
                .map(DecisionRecords::map);
    }

    /** The names of those of these hosts that were removed, by their numbers. */
    public Future<Map<Integer, String>> formerHosts(Collection<Integer> ids) {
        return each(FORMER_HOSTS, ids, IDS_CHUNK, row -> Map.entry(row.getInteger("id"), row.getString("name")))
                .map(DecisionRecords::map);
    }

    private <T> Future<List<T>> each(String sql, Collection<? extends Number> ids, int size, Function<Row, T> parse) {
        List<? extends Number> all = ids.stream().sorted().toList();
        List<T> found = new ArrayList<>();
        Future<Void> chain = Future.succeededFuture();
        for (int from = 0; from < all.size(); from += size) {
            String numbers = all.subList(from, Math.min(all.size(), from + size)).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
            chain = chain.compose(before -> client.query(sql.formatted(numbers)).execute())
                    .compose(rows -> vertx.executeBlocking(() -> parsed(rows, parse)))
                    .onSuccess(found::addAll)
                    .mapEmpty();
        }
        return chain.map(read -> found);
    }

    private static <T> List<T> parsed(RowSet<Row> rows, Function<Row, T> parse) {
        List<T> parsed = new ArrayList<>(rows.size());
        rows.forEach(row -> parsed.add(parse.apply(row)));
        return parsed;
    }

    private static <K, V> Map<K, V> map(List<Map.Entry<K, V>> entries) {
        return entries.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
