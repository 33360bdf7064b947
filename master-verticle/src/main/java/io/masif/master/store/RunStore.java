package io.masif.master.store;

import io.masif.domain.Digest;
import io.masif.domain.Progress;
import io.masif.domain.Run;
import io.masif.master.database.BulkStatement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The runs, and the outcomes of their actions. */
public final class RunStore {
    private static final String BY_KEY =
            "SELECT id, agent_id, uuid, revision, ended_at IS NOT NULL AS ended FROM run WHERE (agent_id, uuid) IN (%s)";
    /**
     * It keeps the start that was first reported, since the host's clock may have been set since, and all of a run that has
     * ended. Values are assigned from left to right.
     */
    private static final String WRITE = """
            INSERT INTO run (agent_id, uuid, started_at, ended_at, log, percent, step, revision, told_at) VALUES %s
            ON DUPLICATE KEY UPDATE
              started_at =
                IF(run.ended_at IS NULL, LEAST(run.started_at, COALESCE(VALUES(ended_at), run.started_at)), run.started_at),
              log = IF(run.ended_at IS NULL, VALUES(log), run.log),
              percent = IF(run.ended_at IS NULL, VALUES(percent), run.percent),
              step = IF(run.ended_at IS NULL, VALUES(step), run.step),
              revision = IF(run.ended_at IS NULL, VALUES(revision), run.revision),
              told_at = IF(run.ended_at IS NULL, VALUES(told_at), run.told_at),
              ended_at = COALESCE(run.ended_at, VALUES(ended_at))""";
    /** With the number, so that no number of the table is used up. The revision is not changed. */
    private static final String PROGRESS = """
            INSERT INTO run (id, agent_id, uuid, started_at, log, percent, step, revision, told_at) VALUES %s
            ON DUPLICATE KEY UPDATE
              log = IF(ended_at IS NULL, VALUES(log), log),
              percent = IF(ended_at IS NULL, VALUES(percent), percent),
              step = IF(ended_at IS NULL, VALUES(step), step),
              told_at = IF(ended_at IS NULL, VALUES(told_at), told_at)""";

    private static final String WRITE_ACTIONS = """
            INSERT INTO run_action (run_id, action_id, result, message) VALUES %s
            ON DUPLICATE KEY UPDATE result = VALUES(result), message = VALUES(message)""";

    private RunStore() {}

    /** The unique key of a run. */
    public record RunKey(long agentId, String uuid) {}

    /**
     * The row of a run.
     *
     * @param revision of the transaction that changed it last, but for its progress
     * @param isEnded whether the database has its end
     */
    public record RunRow(long id, RunKey key, long revision, boolean isEnded) {}

    /** A change of the row of a run. */
    public record RunChange(RunKey key, Run run) {}

    /** The runs that the database has. */
    public static Future<List<RunRow>> findByKey(SqlClient client, Collection<RunKey> keys) {
        return BulkStatement.query(
                client,
                BY_KEY,
                "(?, ?)",
                keys,
                (tuple, key) -> tuple.addLong(key.agentId()).addString(key.uuid()),
                RunStore::read);
    }

    /**
     * Adds runs, or changes those that have not ended in the database, without their outcomes. They get this revision, by which
     * they are distinguished from those that had ended.
     */
    public static Future<Void> write(SqlClient client, List<RunChange> changes, long revision) {
        return BulkStatement.execute(
                client, WRITE, "(?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))", changes, (tuple, change) -> {
                    tuple.addLong(change.key().agentId())
                            .addString(change.key().uuid())
                            .addLocalDateTime(toUtc(change.run().started()))
                            .addLocalDateTime(toUtc(change.run().ended()))
                            .addString(change.run().log());
                    writeProgress(tuple, change.run()).addLong(revision);
                });
    }

    /**
     * Writes the progress of runs that have not ended in the database.
     *
     * @param rows by key, for each of the changes
     */
    public static Future<Void> writeProgress(SqlClient client, List<RunChange> changes, Map<RunKey, RunRow> rows) {
        return BulkStatement.execute(
                client, PROGRESS, "(?, ?, ?, ?, ?, ?, ?, 0, UTC_TIMESTAMP(3))", changes, (tuple, change) -> {
                    tuple.addLong(rows.get(change.key()).id())
                            .addLong(change.key().agentId())
                            .addString(change.key().uuid())
                            .addLocalDateTime(toUtc(change.run().started()))
                            .addString(change.run().log());
                    writeProgress(tuple, change.run());
                });
    }

    private static Tuple writeProgress(Tuple tuple, Run run) {
        Progress progress = run.ended() == null ? run.progress() : null;
        return tuple.addInteger(progress == null ? null : progress.percent())
                .addString(progress == null ? null : progress.step());
    }

    /**
     * Adds or changes the outcomes of runs.
     *
     * @param runs the numbers of the runs, by key
     * @param actions by digest, all that occur
     */
    public static Future<Void> writeActions(
            SqlClient client, List<RunChange> changes, Map<RunKey, Long> runs, Map<Digest, StoredAction> actions) {
        record Line(long run, long action, Run.Outcome outcome) {}
        List<Line> lines = new ArrayList<>();
        changes.forEach(change -> change.run().outcomes().forEach(outcome -> {
            StoredAction action = actions.get(outcome.action().digest());
            lines.add(new Line(runs.get(change.key()), action.id(), outcome));
        }));
        return BulkStatement.execute(
                client, WRITE_ACTIONS, "(?, ?, ?, ?)", lines, (tuple, line) -> tuple.addLong(line.run())
                        .addLong(line.action())
                        .addString(line.outcome().result().word())
                        .addString(line.outcome().message()));
    }

    private static LocalDateTime toUtc(Instant moment) {
        return moment == null ? null : LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static RunRow read(Row row) {
        RunKey key = new RunKey(row.getLong("agent_id"), row.getString("uuid"));
        return new RunRow(row.getLong("id"), key, row.getLong("revision"), row.getInteger("ended") != 0);
    }
}
