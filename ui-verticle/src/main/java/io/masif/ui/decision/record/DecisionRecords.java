package io.masif.ui.decision.record;

import io.masif.decision.GroupSet;
import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.decision.Scope;
import io.masif.ui.database.Columns;
import io.masif.ui.decision.DecisionTables;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.rule.DecisionOrigin;
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
 * Reads decisions of one kind, their revocations and sets of hosts: numbers first, so that only missing rows are read. Rows
 * are parsed off the event loop, since some results have many megabytes.
 */
public final class DecisionRecords {
    private static final int ID_CHUNK_SIZE = 2000;
    /** Each row may have a megabyte. */
    private static final int CHUNK_SIZE = 20;

    private static final String IDS = """
            SELECT d.id, MIN(r.created_at) AS revoked_at FROM {decision} d
            LEFT JOIN {revocation} r ON r.{id} = d.id AND r.patterns IS NULL AND r.scope = 'all'
            WHERE (r.id IS NULL OR r.created_at > UTC_TIMESTAMP(3) - INTERVAL 7 DAY)
              AND (d.{end} IS NULL OR d.{end} > UTC_TIMESTAMP(3) - INTERVAL 7 DAY)
            GROUP BY d.id
            """;

    private static final String DECISIONS = """
            SELECT id, patterns, scope, host_set_id, group_ids, author, comment, created_at, {end} AS ends_at
            FROM {decision} WHERE id IN (%s)
            """;

    private static final String ORIGINS = """
            SELECT o.decision_id AS id, o.rollout_id, o.ring, v.id AS version_id, v.rule_id, v.version, v.name
            FROM decision_origin o LEFT JOIN rule_version v ON v.id = o.rule_version_id WHERE o.decision_id IN (%s)
            """;

    private static final String REVOCATION_IDS = "SELECT id, {id} AS decision_id FROM {revocation} WHERE {id} IN (%s)";

    private static final String REVOCATIONS = """
            SELECT id, {id} AS decision_id, patterns, scope, host_set_id FROM {revocation} WHERE id IN (%s)
            """;

    private static final String SETS = "SELECT id, hosts FROM host_set WHERE id IN (%s)";

    private static final String FORMER_HOSTS = "SELECT id, name FROM former_host WHERE id IN (%s)";

    private final Vertx vertx;
    private final SqlClient client;
    private final DecisionTables tables;

    public DecisionRecords(Vertx vertx, SqlClient client, DecisionKind kind) {
        this.vertx = vertx;
        this.client = client;
        this.tables = DecisionTables.of(kind);
    }

    /** The decisions in force and those that ended in the last week, each with the moment of its revocation or null. */
    public Future<Map<Long, Instant>> loadIds() {
        return client.query(tables.complete(IDS)).execute().map(rows -> {
            Map<Long, Instant> ids = new HashMap<>();
            rows.forEach(row -> ids.put(row.getLong("id"), Columns.getInstant(row, "revoked_at")));
            return ids;
        });
    }

    /** The decisions of these numbers. */
    public Future<List<DecisionRecord>> loadDecisions(Collection<Long> ids) {
        return loadChunks(DECISIONS, ids, CHUNK_SIZE, DecisionRecords::parseDecision);
    }

    /** Who made those of these decisions that no operator made directly, by their numbers; no declines are among them. */
    public Future<Map<Long, DecisionOrigin>> loadOrigins(Collection<Long> ids) {
        return tables == DecisionTables.DECLINES
                ? Future.succeededFuture(Map.of())
                : loadChunks(ORIGINS, ids, ID_CHUNK_SIZE, row -> Map.entry(row.getLong("id"), OriginColumns.parse(row)))
                        .map(DecisionRecords::toMap);
    }

    /** The numbers of the revocations of these decisions, each with that of its decision. */
    public Future<Map<Long, Long>> loadRevocationIds(Collection<Long> decisions) {
        return loadChunks(
                        REVOCATION_IDS,
                        decisions,
                        ID_CHUNK_SIZE,
                        row -> Map.entry(row.getLong("id"), row.getLong("decision_id")))
                .map(DecisionRecords::toMap);
    }

    /** The revocations of these numbers. */
    public Future<List<RevocationRecord>> loadRevocations(Collection<Long> ids) {
        return loadChunks(REVOCATIONS, ids, CHUNK_SIZE, DecisionRecords::parseRevocation);
    }

    /** The sets of hosts of these numbers. */
    public Future<Map<Long, HostSet>> loadHostSets(Collection<Long> ids) {
        return loadChunks(
                        SETS,
                        ids,
                        CHUNK_SIZE,
                        row -> Map.entry(row.getLong("id"), HostSet.parse(row.getString("hosts"))))
                .map(DecisionRecords::toMap);
    }

    /** The names of removed hosts, by their numbers. */
    public Future<Map<Integer, String>> loadFormerHosts(Collection<Integer> ids) {
        return loadChunks(
                        FORMER_HOSTS, ids, ID_CHUNK_SIZE, row -> Map.entry(row.getInteger("id"), row.getString("name")))
                .map(DecisionRecords::toMap);
    }

    private <T> Future<List<T>> loadChunks(
            String sql, Collection<? extends Number> ids, int size, Function<Row, T> parse) {
        List<? extends Number> all = ids.stream().sorted().toList();
        List<T> found = new ArrayList<>();
        Future<Void> chain = Future.succeededFuture();
        for (int from = 0; from < all.size(); from += size) {
            String numbers = all.subList(from, Math.min(all.size(), from + size)).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
            chain = chain.compose(before -> client.query(tables.complete(sql).formatted(numbers))
                            .execute())
                    .compose(rows -> vertx.executeBlocking(() -> parseRows(rows, parse)))
                    .onSuccess(found::addAll)
                    .mapEmpty();
        }
        return chain.map(read -> found);
    }

    private static <T> List<T> parseRows(RowSet<Row> rows, Function<Row, T> parse) {
        List<T> parsed = new ArrayList<>(rows.size());
        rows.forEach(row -> parsed.add(parse.apply(row)));
        return parsed;
    }

    private static <K, V> Map<K, V> toMap(List<Map.Entry<K, V>> entries) {
        return entries.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static DecisionRecord parseDecision(Row row) {
        return new DecisionRecord(
                row.getLong("id"),
                PatternJson.parse(row.getString("patterns")),
                parseHosts(row, GroupSet.parse(row.getString("group_ids"))),
                row.getString("author"),
                row.getString("comment"),
                Columns.getInstant(row, "created_at"),
                Columns.getInstant(row, "ends_at"));
    }

    private static RevocationRecord parseRevocation(Row row) {
        String patterns = row.getString("patterns");
        return new RevocationRecord(
                row.getLong("id"),
                row.getLong("decision_id"),
                patterns == null ? List.of() : PatternJson.parse(patterns),
                parseHosts(row, GroupSet.NONE));
    }

    private static HostSetReference parseHosts(Row row, GroupSet groups) {
        return new HostSetReference(Scope.of(row.getString("scope")).orElseThrow(), row.getLong("host_set_id"), groups);
    }
}
