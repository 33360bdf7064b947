package io.masif.ui.rollout.store;

import io.masif.decision.HostSet;
import io.masif.failure.Failure;
import io.masif.ui.database.Columns;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.decision.RevocationBatch;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.state.RingStatus;
import io.masif.ui.rollout.state.RolloutStatus;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Writes steps of rollouts in the transaction of the caller. Sets of hosts are written before the counter of approvals is locked,
 * since others wait for it, and the rollout after that.
 */
public final class RolloutWriter {
    /** By the clock of the database, as the decisions that follow. */
    private static final String UPDATE = """
        UPDATE rollout SET state_since = IF(state = ?, state_since, UTC_TIMESTAMP(3)), state = ?, paused_by = ?,
          revision = revision + 1
        WHERE id = ? AND revision = ?
        """;

    private static final String UPDATE_RING = """
        UPDATE rollout_ring SET state = ?, opened_at = ?, met_at = ?, ended_at = ?, accepted_errors = ?, final_counts = ?
        WHERE rollout_id = ? AND ring = ?
        """;

    private static final String SET_HOSTS =
            "UPDATE rollout_ring SET host_set_id = ? WHERE rollout_id = ? AND ring = ? AND host_set_id IS NULL";

    private static final String SET_CHECK = """
        UPDATE rollout_ring SET checked_at = UTC_TIMESTAMP(3), check_problem = ?
        WHERE rollout_id = ? AND ring = ? AND (checked_at IS NULL OR NOT check_problem <=> ?)
        """;

    private static final String TOUCH = "UPDATE rollout SET revision = revision + 1 WHERE id = ?";

    private static final String IN_FORCE = """
        SELECT o.decision_id AS id FROM decision_origin o WHERE o.rollout_id = ?
          AND NOT EXISTS (SELECT 1 FROM revocation r
            WHERE r.decision_id = o.decision_id AND r.patterns IS NULL AND r.scope = 'all')
        """;

    private static final String INCREMENT_COUNTER = "UPDATE counter SET value = value + 1 WHERE name = 'rollout'";

    private RolloutWriter() {}

    /**
     * Writes a step.
     *
     * @return fails as a conflict if the rollout was changed since it was read
     */
    public static Future<Void> write(SqlConnection connection, RolloutChange change) {
        return putRingHosts(connection, change.opened())
                .compose(ringHosts -> RolloutDecisions.putHostSets(connection, change)
                        .compose(sets -> lockApprovals(connection, change)
                                .compose(locked -> update(connection, change))
                                .compose(updated -> updateRings(connection, change))
                                .compose(updated -> setRingHosts(connection, change, ringHosts))
                                .compose(updated -> revoke(connection, change))
                                .compose(revoked -> RolloutDecisions.revokeParts(connection, change, sets))
                                .compose(revoked -> RolloutDecisions.add(connection, change, sets))))
                .compose(approved -> append(connection, change.event()))
                .compose(appended -> incrementCounter(connection));
    }

    private static Future<Long> putRingHosts(SqlConnection connection, RolloutChange.OpenedRing opened) {
        if (opened == null) {
            return Future.succeededFuture();
        }
        HostSet hosts = opened.hosts();
        return DecisionParts.putHostSet(connection, hosts.digest(), hosts.format());
    }

    private static Future<?> lockApprovals(SqlConnection connection, RolloutChange change) {
        return change.isRevoking() || !change.findHostSets().isEmpty()
                ? DecisionParts.incrementCounter(connection)
                : Future.succeededFuture();
    }

    private static Future<Void> update(SqlConnection connection, RolloutChange change) {
        RolloutStatus after = change.after();
        Tuple row = Tuple.tuple()
                .addValue(after.state().word())
                .addValue(after.state().word())
                .addValue(after.pausedBy())
                .addValue(change.before().id())
                .addValue(change.before().revision());
        return connection
                .preparedQuery(UPDATE)
                .execute(row)
                .compose(rows -> rows.rowCount() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(Failure.of(Failure.Code.CONFLICT, Text.of("refusal-rollout.changed"))));
    }

    private static Future<Void> updateRings(SqlConnection connection, RolloutChange change) {
        List<RingStatus> before = change.before().status().rings();
        List<Tuple> rows = IntStream.range(0, before.size())
                .filter(ring -> !before.get(ring).equals(change.after().rings().get(ring)))
                .mapToObj(ring ->
                        toRow(change.before().id(), ring, change.after().rings().get(ring)))
                .toList();
        return rows.isEmpty()
                ? Future.succeededFuture()
                : connection.preparedQuery(UPDATE_RING).executeBatch(rows).mapEmpty();
    }

    private static Tuple toRow(long rollout, int ring, RingStatus status) {
        return Tuple.tuple()
                .addValue(status.state().word())
                .addValue(toUtc(status.opened()))
                .addValue(toUtc(status.met()))
                .addValue(toUtc(status.ended()))
                .addValue(status.acceptedErrors())
                .addValue(status.finalCounts() == null ? null : RingCountsJson.format(status.finalCounts()))
                .addValue(rollout)
                .addValue(ring);
    }

    private static Object toUtc(Instant moment) {
        return moment == null ? null : Columns.toUtc(moment);
    }

    private static Future<Void> setRingHosts(SqlConnection connection, RolloutChange change, Long set) {
        return set == null
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(SET_HOSTS)
                        .execute(Tuple.of(
                                set, change.before().id(), change.opened().ring()))
                        .mapEmpty();
    }

    private static Future<Void> revoke(SqlConnection connection, RolloutChange change) {
        return !change.isRevoking()
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(IN_FORCE)
                        .execute(Tuple.of(change.before().id()))
                        .map(RolloutWriter::parseIds)
                        .compose(ids -> ids.isEmpty()
                                ? Future.succeededFuture()
                                : RevocationBatch.insert(
                                        connection, ids, change.event().actor(), null));
    }

    private static List<Long> parseIds(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getLong("id"))
                .toList();
    }

    private static Future<Void> append(SqlConnection connection, RolloutChange.Event event) {
        return event == null
                ? Future.succeededFuture()
                : HistoryStore.append(connection, event.actor(), event.kind(), event.detail());
    }

    /**
     * Writes how the check of a ring was answered, if it was answered otherwise before.
     *
     * @param problem what was wrong; null if it was good
     */
    public static Future<Void> putCheck(SqlConnection connection, long rollout, int ring, String problem) {
        return connection
                .preparedQuery(SET_CHECK)
                .execute(Tuple.tuple()
                        .addValue(problem)
                        .addValue(rollout)
                        .addValue(ring)
                        .addValue(problem))
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture()
                        : connection
                                .preparedQuery(TOUCH)
                                .execute(Tuple.of(rollout))
                                .compose(touched -> incrementCounter(connection)));
    }

    /**
     * Adds an approval that the rollout has revoked for all of its hosts: what is retried belongs to an approval in force, and
     * they get one that lets them begin when a place of the limit is free.
     *
     * @param hosts of open rings, or of those that no ring has had
     * @return its number
     */
    public static Future<Long> addReturned(SqlConnection connection, Rollout rollout, HostSet hosts) {
        return DecisionParts.putHostSet(connection, hosts.digest(), hosts.format())
                .compose(set -> DecisionParts.incrementCounter(connection)
                        .compose(locked -> RolloutDecisions.addReturned(connection, rollout, hosts, set)));
    }

    static Future<Void> incrementCounter(SqlConnection connection) {
        return connection.query(INCREMENT_COUNTER).execute().mapEmpty();
    }
}
