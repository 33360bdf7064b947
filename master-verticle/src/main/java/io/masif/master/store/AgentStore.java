package io.masif.master.store;

import io.masif.master.database.BulkStatement;
import io.masif.master.database.RowNumbers;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Writes the rows of the hosts. They are read by {@link AgentRows}. */
public final class AgentStore {
    /** A host that was removed and comes back gets its former number: decisions refer to hosts by number. */
    private static final String INSERT = """
            INSERT INTO agent (id, name, protocol, plan_id, facts, state, certificate_ends, revision, first_seen, last_seen,
              plan_since)
            VALUES %s""";

    private static final String NEW_ROW = "((SELECT id FROM former_host WHERE name = ?), ?, ?, ?, ?, ?, ?, ?, ";
    /** As {@link #NEW_ROW}, but fails if the plan does not exist. */
    private static final String NEW_ROW_OF_PLAN =
            "((SELECT id FROM former_host WHERE name = ?), ?, ?, (SELECT id FROM plan WHERE id = ?), ?, ?, ?, ?, ";
    /** With the number, so that no number of the table is used up. Facts that are null are not changed. */
    private static final String UPDATE = """
            INSERT INTO agent (id, name, protocol, plan_id, facts, state, certificate_ends, revision, first_seen, last_seen,
              plan_since)
            VALUES %s
            ON DUPLICATE KEY UPDATE
              plan_since = IF(agent.plan_id = VALUES(plan_id), agent.plan_since, VALUES(plan_since)),
              plan_id = VALUES(plan_id),
              protocol = VALUES(protocol),
              facts = COALESCE(VALUES(facts), agent.facts),
              state = COALESCE(VALUES(state), agent.state),
              certificate_ends = VALUES(certificate_ends),
              last_seen = VALUES(last_seen),
              revision = VALUES(revision)""";

    /**
     * The plan is locked before the host, as by those who add it. Changes no row if somebody else changed it, the plan does not
     * exist, or an answer to the host has to be read first.
     */
    private static final String CHANGE_PLAN = """
            UPDATE plan STRAIGHT_JOIN agent
            SET plan_since = IF(plan_id = plan.id, plan_since, UTC_TIMESTAMP(3)), plan_id = plan.id, protocol = ?,
              facts = COALESCE(?, facts), state = COALESCE(?, state), certificate_ends = ?, last_seen = UTC_TIMESTAMP(3),
              revision = ?
            WHERE plan.id = ? AND agent.id = ? AND revision = ?
              AND NOT EXISTS (SELECT 1 FROM approved_answer WHERE agent_id = agent.id)""";

    private static final String NOW = "UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))";
    private static final String UPDATE_LAST_SEEN = "UPDATE agent SET last_seen = UTC_TIMESTAMP(3) WHERE id IN (%s)";

    private static final String SET_PLAN =
            "UPDATE agent SET plan_id = ?, plan_since = UTC_TIMESTAMP(3), revision = ? WHERE id IN (%s)";

    private static final int COLUMN_CANNOT_BE_NULL = 1048;
    private static final int DUPLICATE_KEY = 1062;

    private AgentStore() {}

    /**
     * A change of a host's row.
     *
     * @param id its number; null if the database does not have it yet
     * @param facts the JSON that it sent; null if they did not change
     * @param state the word of its state in these facts; null if they did not change
     * @param certificateEnds when the certificate expires with which it reports
     */
    public record AgentChange(
            Long id, String name, int protocol, long planId, String facts, String state, Instant certificateEnds) {}

    /**
     * Adds those of the hosts that the database does not have under the given revision. It fails if somebody else has added one
     * of them; see {@link #isDuplicate}.
     */
    public static Future<Void> addNew(SqlClient client, List<AgentChange> changes, long revision) {
        List<AgentChange> added =
                changes.stream().filter(change -> change.id() == null).toList();
        return BulkStatement.execute(
                client, INSERT, NEW_ROW + NOW, added, (tuple, change) -> newRow(tuple, change, revision));
    }

    /**
     * Writes changes of those of the hosts that the database has under the given revision. Their rows are locked in the order of
     * their numbers, as in {@link #updateLastSeen}.
     */
    public static Future<Void> changeExisting(SqlClient client, List<AgentChange> changes, long revision) {
        List<AgentChange> withIds = changes.stream()
                .filter(change -> change.id() != null)
                .sorted(Comparator.comparing(AgentChange::id))
                .toList();
        return BulkStatement.execute(client, UPDATE, "(?, ?, ?, ?, ?, ?, ?, ?, " + NOW, withIds, (tuple, change) -> {
            tuple.addLong(change.id());
            addValues(tuple, change, revision);
        });
    }

    /**
     * Adds a host that the database does not have; the result is its number.
     *
     * @return fails with {@link PlanRemovedException} if its plan was removed before this transaction
     */
    public static Future<Long> add(SqlClient client, AgentChange change, long revision) {
        Tuple values = Tuple.tuple();
        newRow(values, change, revision);
        return client.preparedQuery(INSERT.formatted(NEW_ROW_OF_PLAN + NOW))
                .execute(values)
                .recover(e -> Future.failedFuture(isColumnNull(e) ? new PlanRemovedException() : e))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    /**
     * Changes a host that the database has.
     *
     * @param before the revision of the row that is to be changed
     * @return false if nothing was written: its plan or the host was removed, the host was changed by somebody else, or an
     *     answer to it has to be read first
     */
    public static Future<Boolean> change(SqlClient client, AgentChange change, long before, long revision) {
        Tuple values = Tuple.tuple()
                .addInteger(change.protocol())
                .addString(change.facts())
                .addString(change.state())
                .addLocalDateTime(toUtc(change.certificateEnds()))
                .addLong(revision)
                .addLong(change.planId())
                .addLong(change.id())
                .addLong(before);
        return client.preparedQuery(CHANGE_PLAN).execute(values).map(rows -> rows.rowCount() == 1);
    }

    /** A plan was removed that a host has just reported again: it has to be added again. */
    public static final class PlanRemovedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PlanRemovedException() {
            super("a plan has just been removed", null, false, false);
        }
    }

    /** Records that these hosts were seen now; the result is their number. This does not change their revision. */
    public static Future<Integer> updateLastSeen(SqlClient client, Collection<Long> ids) {
        return BulkStatement.executeForList(client, UPDATE_LAST_SEEN, ids, Tuple::addLong);
    }

    /** Gives these hosts another plan under the given revision; when they were last seen does not change. */
    public static Future<Void> setPlan(SqlClient client, Collection<Long> ids, long plan, long revision) {
        return client.preparedQuery(SET_PLAN.formatted(RowNumbers.join(ids)))
                .execute(Tuple.of(plan, revision))
                .mapEmpty();
    }

    /** Whether a host could not be added because there is one of that name: somebody else has added it. */
    public static boolean isDuplicate(Throwable thrown) {
        return thrown instanceof MySQLException e && e.getErrorCode() == DUPLICATE_KEY;
    }

    private static boolean isColumnNull(Throwable thrown) {
        return thrown instanceof MySQLException e && e.getErrorCode() == COLUMN_CANNOT_BE_NULL;
    }

    private static void newRow(Tuple tuple, AgentChange change, long revision) {
        tuple.addString(change.name());
        addValues(tuple, change, revision);
    }

    private static void addValues(Tuple tuple, AgentChange change, long revision) {
        tuple.addString(change.name())
                .addInteger(change.protocol())
                .addLong(change.planId())
                .addString(change.facts())
                .addString(change.state())
                .addLocalDateTime(toUtc(change.certificateEnds()))
                .addLong(revision);
    }

    private static LocalDateTime toUtc(Instant moment) {
        return LocalDateTime.ofEpochSecond(moment.getEpochSecond(), 0, ZoneOffset.UTC);
    }
}
