package io.masif.master.write;

import static io.masif.master.write.WritingMaster.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Run;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.master.report.ReportSubmission;
import io.masif.master.schema.SchemaFile;
import io.masif.master.schema.SchemaMigration;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two masters write runs of which each comes between those of the other one, and do not meet in a deadlock. */
class NeighbouringRowsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Instant STARTED = Instant.parse("2026-01-01T10:00:00Z");
    private static final int OTHER_ROWS = 2_000;

    private Sql sql;
    private WritingMaster one;
    private WritingMaster other;

    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        sql = new Sql(database, name);
        RunningMaster.join(new SchemaMigration(sql.vertx(), sql.pool(), SchemaFile.loadAll()).runOnce());
        one = new WritingMaster(database, name);
        other = new WritingMaster(database, name);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        sql.close();
    }

    /** Of hosts whose numbers alternate; the last two have begun theirs. */
    @Test
    void runs() {
        for (String host : List.of("a", "b", "c", "d")) {
            RunningMaster.join(one.write(join(host, "p")));
            RunningMaster.join(other.write(join(host, "p")));
        }
        RunningMaster.join(one.write(report("c", null), report("d", null)));
        addOtherRuns();
        // as if they had reported elsewhere: neither master has in memory what is in the database
        execute("UPDATE agent SET revision = revision + 1");
        writeAtOnce(
                "SELECT id FROM run WHERE ended_at IS NULL",
                "SELECT id FROM run WHERE id = ",
                List.of(report("a", STARTED), report("c", STARTED)),
                List.of(report("b", STARTED), report("d", STARTED)));
        assertThat(sql.text("SELECT GROUP_CONCAT(name ORDER BY name) FROM run JOIN agent ON agent.id = agent_id"
                        + " WHERE ended_at IS NOT NULL"))
                .isEqualTo("a,b,c,d");
        assertThat(sql.text("SELECT COUNT(*) FROM event WHERE kind = 'run-ended'"))
                .isEqualTo("4");
    }

    /** So many that the indexes are worth it; none is between those that are added. */
    private void addOtherRuns() {
        execute("INSERT INTO run (agent_id, uuid, started_at, ended_at, told_at, log, revision) VALUES "
                + IntStream.range(0, OTHER_ROWS)
                        .mapToObj(number ->
                                "(" + (1000 + number) + ", 'other', '2026-01-01', '2026-01-01', '2026-01-01', '', 1)")
                        .collect(Collectors.joining(", ")));
        execute("ANALYZE TABLE run");
    }

    /** Both masters wait for rows that somebody has locked, and then go on in the same moment. */
    private void writeAtOnce(String locked, String row, List<ReportSubmission> first, List<ReportSubmission> second) {
        SqlConnection holder = RunningMaster.join(sql.pool().getConnection());
        Transaction holding = RunningMaster.join(holder.begin());
        sql.rows(locked)
                .forEach(found -> RunningMaster.join(
                        holder.query(row + found.getLong("id") + " FOR UPDATE").execute()));
        Future<?> written = one.write(first.toArray(ReportSubmission[]::new));
        Future<?> alsoWritten = other.write(second.toArray(ReportSubmission[]::new));
        Await.until("both wait", TIMEOUT, () -> sql.countLockWaits() == 2);
        RunningMaster.join(holding.commit());
        RunningMaster.join(holder.close());
        RunningMaster.join(written);
        RunningMaster.join(alsoWritten);
        assertThat(one.countRetries()).isZero();
        assertThat(other.countRetries()).isZero();
    }

    private void execute(String statement) {
        RunningMaster.join(sql.pool().query(statement).execute());
    }

    /** A host's run, which has ended if the moment is not null. */
    private static ReportSubmission report(String host, Instant ended) {
        return WritingMaster.report(
                host, "p", () -> false, new Run("run-of-" + host, STARTED, ended, List.of(), null, "output"));
    }
}
