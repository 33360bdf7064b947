package io.masif.master.write;

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

/** Two masters add runs of hosts whose numbers alternate, so that each adds a row between those of the other one. */
class NeighbouringRunsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Instant STARTED = Instant.parse("2026-01-01T10:00:00Z");
    private static final int OTHER_RUNS = 2_000;

    private Sql sql;
    private WritingMaster one;
    private WritingMaster other;

    /** Four hosts, of which the last two have begun a run; and so many other runs that the index is worth it. */
    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        sql = new Sql(database, name);
        RunningMaster.join(new SchemaMigration(sql.vertx(), sql.pool(), SchemaFile.loadAll()).runOnce());
        one = new WritingMaster(database, name);
        other = new WritingMaster(database, name);
        for (String host : List.of("a", "b", "c", "d")) {
            RunningMaster.join(one.write(WritingMaster.join(host, "p")));
            RunningMaster.join(other.write(WritingMaster.join(host, "p")));
        }
        RunningMaster.join(one.write(report("c", null), report("d", null)));
        execute("INSERT INTO run (agent_id, uuid, started_at, ended_at, told_at, log, revision) VALUES "
                + IntStream.range(0, OTHER_RUNS)
                        .mapToObj(number -> "(" + (1000 + number)
                                + ", 'other', '2026-01-01', '2026-01-01', '2026-01-01', '', 1)")
                        .collect(Collectors.joining(", ")));
        execute("ANALYZE TABLE run");
        // as if they had reported elsewhere: neither master has in memory what is in the database
        execute("UPDATE agent SET revision = revision + 1");
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        sql.close();
    }

    @Test
    void mastersThatAddThemAtOnceDoNotMeetInADeadlock() {
        SqlConnection third = RunningMaster.join(sql.pool().getConnection());
        Transaction locking = RunningMaster.join(third.begin());
        List<Long> begun = sql.rows("SELECT id FROM run WHERE ended_at IS NULL").stream()
                .map(row -> row.getLong("id"))
                .toList();
        begun.forEach(id -> RunningMaster.join(
                third.query("SELECT id FROM run WHERE id = " + id + " FOR UPDATE").execute()));
        Future<?> first = one.write(report("a", STARTED), report("c", STARTED));
        Future<?> second = other.write(report("b", STARTED), report("d", STARTED));
        Await.until("both wait", TIMEOUT, () -> sql.countLockWaits() == 2);
        RunningMaster.join(locking.commit());
        RunningMaster.join(third.close());
        RunningMaster.join(first);
        RunningMaster.join(second);
        assertThat(one.countRetries()).isZero();
        assertThat(other.countRetries()).isZero();
        assertThat(sql.text("SELECT GROUP_CONCAT(name ORDER BY name) FROM run JOIN agent ON agent.id = agent_id"
                        + " WHERE ended_at IS NOT NULL"))
                .isEqualTo("a,b,c,d");
        assertThat(sql.text("SELECT COUNT(*) FROM event WHERE kind = 'run-ended'"))
                .isEqualTo("4");
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
