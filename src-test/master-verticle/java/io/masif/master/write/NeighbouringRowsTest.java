package io.masif.master.write;

import static io.masif.master.write.WritingMaster.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Run;
import io.masif.master.bed.RunningMaster;
import io.masif.master.report.ReportSubmission;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two masters add rows of which each comes between those of the other one, and do not meet in a deadlock. */
class NeighbouringRowsTest extends WritingMasterCase {
    private static final int OTHER_ROWS = 2_000;

    private WritingMaster one;
    private WritingMaster other;

    @BeforeEach
    void start() {
        one = addMaster();
        other = addMaster();
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
                lockEach("run", "ended_at IS NULL"),
                List.of(report("a", STARTED), report("c", STARTED)),
                List.of(report("b", STARTED), report("d", STARTED)));
        assertThat(sql().text("SELECT GROUP_CONCAT(name ORDER BY name) FROM run JOIN agent ON agent.id = agent_id"
                        + " WHERE ended_at IS NOT NULL"))
                .isEqualTo("a,b,c,d");
        assertThat(sql().text("SELECT COUNT(*) FROM event WHERE kind = 'run-ended'"))
                .isEqualTo("4");
    }

    /** Each together with one that only the database knows. */
    @Test
    void hosts() {
        RunningMaster.join(addMaster().write(join("a", "p"), join("b", "p")));
        addOtherHosts();
        writeAtOnce(
                lockEach("agent", "name IN ('a', 'b')"),
                List.of(WritingMaster.repeat("a", "p"), join("m", "p")),
                List.of(WritingMaster.repeat("b", "p"), join("n", "p")));
        assertThat(sql().text("SELECT GROUP_CONCAT(name ORDER BY name) FROM agent WHERE LENGTH(name) = 1"))
                .isEqualTo("a,b,m,n");
    }

    /** Neither has one yet: each adds one behind the last one. */
    @Test
    void numbersOfMasters() {
        writeAtOnce(
                List.of("SELECT number FROM writer WHERE number > 0 FOR UPDATE"),
                List.of(join("a", "p")),
                List.of(join("b", "q")));
        assertThat(sql().text("SELECT GROUP_CONCAT(revision >> 48 ORDER BY revision) FROM agent"))
                .isEqualTo("1,2");
    }

    /** So many that the indexes are worth it; none is between those that are added. */
    private void addOtherHosts() {
        execute("INSERT INTO agent (name, protocol, plan_id, first_seen, last_seen, plan_since, revision) VALUES "
                + IntStream.range(0, OTHER_ROWS)
                        .mapToObj(number -> "('host" + number + "', 1, 1, '2026-01-01', '2026-01-01', '2026-01-01', 1)")
                        .collect(Collectors.joining(", ")));
        execute("ANALYZE TABLE agent");
    }

    /** As {@link #addOtherHosts}. */
    private void addOtherRuns() {
        execute("INSERT INTO run (agent_id, uuid, started_at, ended_at, told_at, log, revision) VALUES "
                + IntStream.range(0, OTHER_ROWS)
                        .mapToObj(number ->
                                "(" + (1000 + number) + ", 'other', '2026-01-01', '2026-01-01', '2026-01-01', '', 1)")
                        .collect(Collectors.joining(", ")));
        execute("ANALYZE TABLE run");
    }

    /** Statements that lock these rows, and no gaps. */
    private List<String> lockEach(String table, String condition) {
        return sql().rows("SELECT id FROM " + table + " WHERE " + condition).stream()
                .map(row -> "SELECT id FROM " + table + " WHERE id = " + row.getLong("id") + " FOR UPDATE")
                .toList();
    }

    /** Both masters wait for what somebody has locked, and then go on in the same moment. */
    private void writeAtOnce(List<String> locks, List<ReportSubmission> first, List<ReportSubmission> second) {
        SqlConnection holder = RunningMaster.join(sql().pool().getConnection());
        Transaction holding = RunningMaster.join(holder.begin());
        locks.forEach(lock -> RunningMaster.join(holder.query(lock).execute()));
        Future<?> written = one.write(first.toArray(ReportSubmission[]::new));
        Future<?> alsoWritten = other.write(second.toArray(ReportSubmission[]::new));
        Await.until("both wait", TIMEOUT, () -> sql().countLockWaits() == 2);
        RunningMaster.join(holding.commit());
        RunningMaster.join(holder.close());
        RunningMaster.join(written);
        RunningMaster.join(alsoWritten);
        assertThat(one.countRetries()).isZero();
        assertThat(other.countRetries()).isZero();
    }

    private void execute(String statement) {
        RunningMaster.join(sql().pool().query(statement).execute());
    }

    /** A host's run, which has ended if the moment is not null. */
    private static ReportSubmission report(String host, Instant ended) {
        return WritingMaster.report(
                host, "p", () -> false, new Run("run-of-" + host, STARTED, ended, List.of(), null, "output"));
    }
}
