package io.masif.ui.store;

import io.masif.clock.ClockDifference;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Releases;
import io.masif.domain.host.Facts;
import io.masif.revision.FleetRevisions;
import io.masif.ui.database.Columns;
import io.masif.ui.database.Counter;
import io.masif.ui.database.Revisions;
import io.masif.ui.view.host.HostIdentity;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.roaringbitmap.RoaringBitmap;

/** Reads what the index of the fleet is built from. */
public final class FleetStore {
    private static final int CHUNK_SIZE = 1000;

    private static final String REVISIONS = """
        SELECT NULL AS name, number, revision, progress FROM writer
        UNION ALL SELECT name, NULL, value, 0 FROM counter
        UNION ALL SELECT 'server', NULL, @@server_id, 0
        """;

    private static final String HOSTS = """
        SELECT id, name, protocol, plan_id, facts, first_seen, last_seen, plan_since,
          certificate_ends, conflict_at IS NOT NULL AS conflict
        FROM agent WHERE %s AND id > ? ORDER BY id LIMIT 1000
        """;

    private static final String LAST_SEEN = "SELECT id, last_seen FROM agent WHERE id IN (%s)";

    private static final String CLOCK = "SELECT seconds FROM host_clock WHERE name = ?";

    private static final String COUNT = "SELECT COUNT(*) AS hosts FROM agent";

    private static final String IDS = "SELECT id FROM agent";

    private static final String CHANGED_IDS = "SELECT id FROM agent WHERE %s";

    private static final String PLANS = "SELECT id, actions FROM plan WHERE id IN (%s)";

    private static final String ACTIONS = """
        SELECT id, package, arch, kind, from_version, to_version, releases, security, source, first_seen
        FROM action WHERE id IN (%s)
        """;

    private static final String SOURCES = "SELECT id, source FROM action WHERE source IS NOT NULL AND id IN (%s)";

    private FleetStore() {}

    /** The current counters. */
    public static Future<Revisions> loadRevisions(SqlClient client) {
        return client.query(REVISIONS).execute().map(rows -> {
            Map<Integer, Long> writers = new HashMap<>();
            Map<String, Long> counters = new HashMap<>();
            long progress = 0;
            for (Row row : rows) {
                if (row.getString("name") == null) {
                    writers.put(row.getInteger("number"), row.getLong("revision"));
                } else {
                    counters.put(row.getString("name"), row.getLong("revision"));
                }
                progress += row.getLong("progress");
            }
            return new Revisions(FleetRevisions.of(counters.get("server"), writers), progress, selectKnown(counters));
        });
    }

    private static Map<Counter, Long> selectKnown(Map<String, Long> values) {
        return Arrays.stream(Counter.values())
                .collect(Collectors.toMap(each -> each, each -> values.getOrDefault(each.word(), 0L)));
    }

    /**
     * Up to 1,000 hosts that changed, by number, after the given number; empty at the end. A row is parsed when the iteration
     * comes to it.
     *
     * @param changed a condition on {@code revision}
     */
    public static Future<Iterable<HostRecord>> loadHosts(SqlClient client, String changed, int after) {
        return client.preparedQuery(HOSTS.formatted(changed))
                .execute(Tuple.of(after))
                .map(rows -> () -> StreamSupport.stream(rows.spliterator(), false)
                        .map(FleetStore::parseHost)
                        .iterator());
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
    public static Future<RoaringBitmap> loadHostIds(SqlClient client) {
        return client.query(IDS).execute().map(FleetStore::toBitmap);
    }

    /**
     * The numbers of the hosts that changed.
     *
     * @param changed a condition on {@code revision}
     */
    public static Future<RoaringBitmap> loadChangedHostIds(SqlClient client, String changed) {
        return client.query(CHANGED_IDS.formatted(changed)).execute().map(FleetStore::toBitmap);
    }

    private static RoaringBitmap toBitmap(RowSet<Row> rows) {
        RoaringBitmap ids = new RoaringBitmap();
        rows.forEach(row -> ids.add(row.getInteger("id")));
        return ids;
    }

    /** The numbers of the actions of each plan. */
    public static Future<Map<Integer, int[]>> loadPlans(SqlClient client, Collection<Integer> ids) {
        return loadChunks(client, PLANS, ids, row -> parseNumbers(row.getString("actions")));
    }

    /** The actions of these numbers. */
    public static Future<Map<Integer, FleetAction>> loadActions(SqlClient client, Collection<Integer> ids) {
        return loadChunks(client, ACTIONS, ids, FleetStore::parseAction);
    }

    /** The source packages of those of the actions for which a host has reported another name than the package's. */
    public static Future<Map<Integer, String>> loadSources(SqlClient client, Collection<Integer> ids) {
        return loadChunks(client, SOURCES, ids, row -> row.getString("source"));
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

    /** The numbers of a JSON array that holds nothing else; a fleet has as many of these arrays as plans. */
    private static int[] parseNumbers(String array) {
        int[] numbers = new int[array.length() / 2];
        int count = 0;
        for (int i = 0; i < array.length(); i++) {
            if (Character.isDigit(array.charAt(i))) {
                int number = 0;
                for (; i < array.length() && Character.isDigit(array.charAt(i)); i++) {
                    number = number * 10 + array.charAt(i) - '0';
                }
                numbers[count++] = number;
            }
        }
        return Arrays.copyOf(numbers, count);
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
                new HostIdentity(row.getInteger("conflict") != 0, Columns.getInstant(row, "certificate_ends")));
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
        String source = row.getString("source");
        return new FleetAction(
                action, source == null ? action.packageName() : source, Columns.getInstant(row, "first_seen"));
    }
}
