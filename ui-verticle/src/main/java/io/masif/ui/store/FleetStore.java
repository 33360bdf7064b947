package io.masif.ui.store;

import io.masif.clock.ClockDifference;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Releases;
import io.masif.domain.Result;
import io.masif.domain.host.Facts;
import io.masif.ui.database.Columns;
import io.masif.ui.database.Revisions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads what the index of the fleet is built from. */
public final class FleetStore {
    private static final int CHUNK_SIZE = 2000;

    private static final String REVISIONS = "SELECT name, value FROM counter";

    private static final String HOSTS = """
            SELECT id, name, protocol, plan_id, facts, first_seen, last_seen, plan_since,
              conflict_at IS NOT NULL AS conflict
            FROM agent WHERE revision > ? AND id > ? ORDER BY id LIMIT 2000
            """;

    private static final String LAST_SEEN = "SELECT id, last_seen FROM agent WHERE id IN (%s)";

    private static final String CLOCK = "SELECT seconds FROM host_clock WHERE name = ?";

    private static final String COUNT = "SELECT COUNT(*) AS hosts FROM agent";

    private static final String IDS = "SELECT id FROM agent";

    private static final String PLANS = "SELECT id, actions FROM plan WHERE id IN (%s)";

    private static final String ACTIONS = """
            SELECT id, package, arch, kind, from_version, to_version, releases, security, COALESCE(source, package) AS source,
              first_seen
            FROM action WHERE id IN (%s)
            """;

    private static final String SOURCES = "SELECT id, source FROM action WHERE source IS NOT NULL AND id IN (%s)";

    private static final String OUTCOMES = """
            SELECT r.id AS run, r.agent_id, a.action_id, a.result, a.message, r.started_at, r.ended_at,
              CASE WHEN a.result = 'failed' THEN RIGHT(r.log, 4000) END AS output
            FROM (SELECT * FROM run WHERE revision > ? AND id > ? ORDER BY id LIMIT 2000) r
            LEFT JOIN run_action a ON a.run_id = r.id ORDER BY r.id
            """;

    private FleetStore() {}

    /** The current counters. */
    public static Future<Revisions> loadRevisions(SqlClient client) {
        return client.query(REVISIONS).execute().map(rows -> {
            Map<String, Long> values = toMap(rows, row -> row.getString("name"), row -> row.getLong("value"));
            return new Revisions(
                    values.getOrDefault("fleet", 0L),
                    values.getOrDefault("approval", 0L),
                    values.getOrDefault("removal", 0L),
                    values.getOrDefault("progress", 0L),
                    values.getOrDefault("source", 0L));
        });
    }

    /** Up to 2,000 hosts that changed after the revision, by number, after the given number; empty at the end. */
    public static Future<List<HostRecord>> loadHosts(SqlClient client, long revision, int after) {
        return client.preparedQuery(HOSTS)
                .execute(Tuple.of(Math.max(revision, -1L), after))
                .map(rows -> parseRows(rows, FleetStore::parseHost));
    }

    /** When these hosts were last seen. */
    public static Future<Map<Integer, Instant>> loadLastSeen(SqlClient client, Collection<Integer> ids) {
        return loadChunks(client, LAST_SEEN, ids, row -> Columns.getInstant(row, "last_seen"));
    }

    /** The difference between a host's clock and the database's; null if it is small or unknown. */
    public static Future<ClockDifference> loadClockDifference(SqlClient client, String host) {
        return client.preparedQuery(CLOCK)
                .execute(Tuple.of(host))
                .map(rows -> rows.size() == 0
                        ? null
                        : new ClockDifference(
                                Duration.ofSeconds(rows.iterator().next().getLong("seconds"))));
    }

    /** How many hosts there are. */
    public static Future<Integer> countHosts(SqlClient client) {
        return client.query(COUNT).execute().map(rows -> rows.iterator().next().getInteger("hosts"));
    }

    /** The numbers of all hosts. */
    public static Future<Set<Integer>> loadHostIds(SqlClient client) {
        return client.query(IDS).execute().map(rows -> {
            Set<Integer> ids = new HashSet<>();
            rows.forEach(row -> ids.add(row.getInteger("id")));
            return ids;
        });
    }

    /** The numbers of the actions of each plan. */
    public static Future<Map<Integer, int[]>> loadPlans(SqlClient client, Collection<Integer> ids) {
        return loadChunks(client, PLANS, ids, row -> new JsonArray(row.getString("actions"))
                .stream().mapToInt(id -> ((Number) id).intValue()).toArray());
    }

    /** The actions of these numbers. */
    public static Future<Map<Integer, FleetAction>> loadActions(SqlClient client, Collection<Integer> ids) {
        return loadChunks(client, ACTIONS, ids, FleetStore::parseAction);
    }

    /** The source packages of those of the actions for which a host has reported another name than the package's. */
    public static Future<Map<Integer, String>> loadSources(SqlClient client, Collection<Integer> ids) {
        return loadChunks(client, SOURCES, ids, row -> row.getString("source"));
    }

    /** The outcomes of up to 2,000 runs that changed after the revision, by the run's number; empty at the end. */
    public static Future<List<OutcomeRecord>> loadOutcomes(SqlClient client, long revision, long after) {
        return client.preparedQuery(OUTCOMES)
                .execute(Tuple.of(Math.max(revision, -1L), after))
                .map(rows -> parseRows(rows, FleetStore::parseOutcome));
    }

    private static <T> Future<Map<Integer, T>> loadChunks(
            SqlClient client, String sql, Collection<Integer> ids, Function<Row, T> value) {
        List<Integer> all = new ArrayList<>(ids);
        Map<Integer, T> found = new HashMap<>();
        Future<Void> chain = Future.succeededFuture();
        for (int from = 0; from < all.size(); from += CHUNK_SIZE) {
            List<Integer> chunk = all.subList(from, Math.min(all.size(), from + CHUNK_SIZE));
            String numbers = chunk.stream().map(String::valueOf).collect(Collectors.joining(","));
            chain = chain.compose(
                    before -> client.query(sql.formatted(numbers)).execute().map(rows -> {
                        rows.forEach(row -> found.put(row.getInteger("id"), value.apply(row)));
                        return null;
                    }));
        }
        return chain.map(read -> found);
    }

    private static HostRecord parseHost(Row row) {
        return new HostRecord(
                row.getInteger("id"),
                row.getString("name"),
                new ReportedPlan(
                        row.getInteger("protocol"), row.getInteger("plan_id"), Columns.getInstant(row, "plan_since")),
                row.getInteger("protocol") == 1 ? Facts.UNKNOWN : StoredFacts.read(row.getString("facts")),
                Columns.getInstant(row, "first_seen"),
                Columns.getInstant(row, "last_seen"),
                row.getInteger("conflict") != 0);
    }

    private static FleetAction parseAction(Row row) {
        Action action = new Action(
                row.getString("package"),
                row.getString("arch"),
                Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("from_version"),
                row.getString("to_version"),
                Releases.parse(row.getString("releases")),
                row.getInteger("security") != 0);
        return new FleetAction(action, row.getString("source"), Columns.getInstant(row, "first_seen"));
    }

    private static OutcomeRecord parseOutcome(Row row) {
        return new OutcomeRecord(
                row.getInteger("agent_id"),
                row.getInteger("action_id") == null ? 0 : row.getInteger("action_id"),
                new Outcome(
                        row.getLong("run"),
                        row.getString("result") == null
                                ? Result.SKIPPED
                                : Result.of(row.getString("result")).orElseThrow(),
                        Columns.getVisibleText(row, "message"),
                        Columns.getInstant(row, "started_at"),
                        Columns.getInstant(row, "ended_at"),
                        row.getString("output")));
    }

    private static <T> List<T> parseRows(RowSet<Row> rows, Function<Row, T> value) {
        return StreamSupport.stream(rows.spliterator(), false).map(value).toList();
    }

    private static <K, V> Map<K, V> toMap(RowSet<Row> rows, Function<Row, K> key, Function<Row, V> value) {
        return StreamSupport.stream(rows.spliterator(), false).collect(Collectors.toMap(key, value));
    }
}
