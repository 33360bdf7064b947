package io.masif.ui.rollout.store;

import io.masif.decision.HostSet;
import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.roaringbitmap.RoaringBitmap;

/** Reads rollouts. Rows are parsed off the event loop: a set of hosts may have many hundred kilobytes. */
public final class RolloutRecords {
    private static final String RECENT = """
        SELECT id, revision FROM rollout
        WHERE state IN ('running', 'paused') OR state_since > UTC_TIMESTAMP(3) - INTERVAL 7 DAY
        """;

    private static final String UNFINISHED =
            "SELECT id, revision FROM rollout WHERE state IN ('running', 'paused') AND id <> ?";

    private static final String LATEST = """
        SELECT id FROM rollout WHERE id < ? AND (? = '' OR state = ?) ORDER BY id DESC LIMIT ?
        """;

    private static final String ROLLOUTS = """
        SELECT r.id, r.patterns, r.scope, s.hosts, r.group_ids, r.rule_version_id, r.author, r.comment, r.created_at,
          r.state, r.state_since, r.paused_by, r.revision, w.rule_id, w.name AS rule_name, w.version AS rule_version,
          %2$s
        FROM rollout r JOIN rollout_plan_version v ON v.id = r.plan_version_id
          JOIN rollout_plan p ON p.id = v.plan_id LEFT JOIN rule_version w ON w.id = r.rule_version_id
          LEFT JOIN host_set s ON s.id = r.host_set_id
        WHERE r.id IN (%1$s) ORDER BY r.id DESC
        """;

    private static final String RINGS = """
        SELECT g.rollout_id, g.state, s.hosts, g.opened_at, g.met_at, g.ended_at, g.accepted_errors, g.checked_at,
          g.check_problem, g.final_counts
        FROM rollout_ring g LEFT JOIN host_set s ON s.id = g.host_set_id AND %2$s
        WHERE g.rollout_id IN (%1$s) ORDER BY g.rollout_id, g.ring
        """;

    private static final String LAST_DECISION = """
        SELECT MAX(o.decision_id) AS id FROM decision_origin o
        WHERE o.rollout_id = ? AND NOT EXISTS (SELECT 1 FROM revocation r
          WHERE r.decision_id = o.decision_id AND r.patterns IS NULL AND r.scope = 'all')
        """;

    /** A pause revokes all decisions, which are made again after it; what an operator revokes while it runs is not. */
    private static final String APPROVED = """
        SELECT o.rollout_id, o.decision_id, s.hosts FROM decision_origin o JOIN decision d ON d.id = o.decision_id
          JOIN rollout r ON r.id = o.rollout_id JOIN host_set s ON s.id = d.host_set_id
        WHERE o.rollout_id IN (%s) AND ((r.state = 'running' AND d.created_at >= r.state_since)
          OR NOT EXISTS (SELECT 1 FROM revocation v
            WHERE v.decision_id = d.id AND v.patterns IS NULL AND v.scope = 'all'))
        """;

    /** What a rollout has revoked itself of hosts that get a place of a limit later: held back, failed, or silent. */
    private static final String RETURNED = """
        SELECT v.decision_id, s.hosts FROM decision_origin o JOIN revocation v ON v.decision_id = o.decision_id
          JOIN host_set s ON s.id = v.host_set_id
        WHERE o.rollout_id IN (%s) AND v.patterns IS NULL AND v.scope = 'only'
          AND v.author = CONCAT('rollout ', o.rollout_id)
        """;

    private final Vertx vertx;
    private final SqlClient client;

    public RolloutRecords(Vertx vertx, SqlClient client) {
        this.vertx = vertx;
        this.client = client;
    }

    /** The rollouts that have not ended, and those that ended in the last week: their revisions by their numbers. */
    public Future<Map<Long, Long>> findRecent() {
        return client.query(RECENT).execute().map(RolloutRecords::parseRevisions);
    }

    private static Map<Long, Long> parseRevisions(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .collect(Collectors.toMap(row -> row.getLong("id"), row -> row.getLong("revision")));
    }

    /**
     * Fails as a conflict if another rollout has begun, ended, or was changed. Of the caller's transaction, after it has required
     * the lease: nobody else approves hosts for rollouts until it ends.
     *
     * @param others the revisions of all other rollouts that had not ended; null if these do not matter
     */
    public static Future<Void> requireUnchanged(SqlConnection connection, long rollout, Map<Long, Long> others) {
        return others == null
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(UNFINISHED)
                        .execute(Tuple.of(rollout))
                        .compose(rows -> parseRevisions(rows).equals(others)
                                ? Future.succeededFuture()
                                : Future.failedFuture(
                                        Failure.of(Failure.Code.CONFLICT, Text.of("refusal-rollout.changed"))));
    }

    /**
     * The numbers of rollouts below a number, the newest first.
     *
     * @param state the word of a state; empty for any
     */
    public Future<List<Long>> findLatest(long before, String state, int limit) {
        return client.preparedQuery(LATEST)
                .execute(Tuple.of(before, state, state, limit))
                .map(RolloutRecords::parseIds);
    }

    /** The number of the last decision of a rollout that is in force. */
    public Future<OptionalLong> findLastDecision(long rollout) {
        return client.preparedQuery(LAST_DECISION)
                .execute(Tuple.of(rollout))
                .map(rows -> rows.iterator().next().getLong("id"))
                .map(id -> id == null ? OptionalLong.empty() : OptionalLong.of(id));
    }

    /** The rollout of a number, with its hosts. */
    public Future<Optional<Rollout>> find(long id) {
        return load(List.of(id), true).map(found -> found.stream().findFirst());
    }

    /**
     * The rollouts of these numbers, the newest first.
     *
     * @param withHosts whether to read the hosts of rings, and which of them are approved
     */
    public Future<List<Rollout>> load(Collection<Long> ids, boolean withHosts) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        String numbers = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
        return client.query(ROLLOUTS.formatted(numbers, PlanRow.COLUMNS))
                .execute()
                .compose(rollouts -> client.query(RINGS.formatted(numbers, withHosts ? "TRUE" : "FALSE"))
                        .execute()
                        .compose(rings -> loadApproved(numbers, withHosts)
                                .compose(approved -> vertx.executeBlocking(() -> parse(rollouts, rings, approved)))));
    }

    private Future<Map<Long, RoaringBitmap>> loadApproved(String numbers, boolean withHosts) {
        return withHosts
                ? client.query(APPROVED.formatted(numbers)).execute().compose(approved -> client.query(
                                RETURNED.formatted(numbers))
                        .execute()
                        .compose(returned -> vertx.executeBlocking(() -> parseApproved(approved, returned))))
                : Future.succeededFuture(Map.of());
    }

    private static Map<Long, RoaringBitmap> parseApproved(RowSet<Row> rows, RowSet<Row> returnedRows) {
        Map<Long, RoaringBitmap> returned = new HashMap<>();
        returnedRows.forEach(row -> addHosts(returned, row.getLong("decision_id"), parseHosts(row)));
        Map<Long, RoaringBitmap> approved = new HashMap<>();
        rows.forEach(row -> {
            RoaringBitmap hosts = parseHosts(row);
            hosts.andNot(returned.getOrDefault(row.getLong("decision_id"), new RoaringBitmap()));
            addHosts(approved, row.getLong("rollout_id"), hosts);
        });
        return approved;
    }

    private static RoaringBitmap parseHosts(Row row) {
        return HostSet.parse(row.getString("hosts")).toBitmap();
    }

    private static void addHosts(Map<Long, RoaringBitmap> sets, long number, RoaringBitmap hosts) {
        sets.computeIfAbsent(number, id -> new RoaringBitmap()).or(hosts);
    }

    private static List<Rollout> parse(RowSet<Row> rollouts, RowSet<Row> rings, Map<Long, RoaringBitmap> approved) {
        Map<Long, List<Row>> ringsOf = new HashMap<>();
        rings.forEach(ring -> ringsOf.computeIfAbsent(ring.getLong("rollout_id"), id -> new ArrayList<>())
                .add(ring));
        List<Rollout> parsed = new ArrayList<>();
        rollouts.forEach(row -> {
            long id = row.getLong("id");
            parsed.add(
                    RolloutRow.parse(row, ringsOf.get(id), HostSet.of(approved.getOrDefault(id, new RoaringBitmap()))));
        });
        return parsed;
    }

    private static List<Long> parseIds(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getLong("id"))
                .toList();
    }
}
