package io.masif.master.write;

import static io.masif.master.write.WritingMaster.join;
import static io.masif.master.write.WritingMaster.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Run;
import io.masif.master.bed.RunningMaster;
import io.masif.master.host.StoredReport;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another master writes a host while a batch of this one waits for the host's row. */
class OvertakenBatchTest extends WritingMasterCase {
    private static final String RUN = "one-run";
    private static final String PLAN_OF = """
            SELECT (SELECT package FROM action WHERE JSON_CONTAINS(actions, CAST(action.id AS CHAR)))
            FROM agent JOIN plan ON plan.id = plan_id WHERE name = ?""";

    private WritingMaster master;
    private SqlConnection other;
    private Transaction overtaking;

    /** Hosts that are in memory, of which another master writes one. */
    @BeforeEach
    void start() {
        master = addMaster();
        RunningMaster.join(master.write(join("web", "newer")));
        RunningMaster.join(master.write(join("web", "first"), join("db", "first"), join("mail", "first")));
        other = RunningMaster.join(sql().pool().getConnection());
        overtaking = RunningMaster.join(other.begin());
        execute("SELECT id FROM agent WHERE name = 'web' FOR UPDATE");
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void aRunThatHasEndedMeanwhileStaysAsItIs(boolean isReportedAsEnded, boolean isHostChanged) {
        Run late = new Run(RUN, STARTED, isReportedAsEnded ? STARTED.plusSeconds(9) : null, List.of(), null, "a part");
        Future<?> written = master.write(
                report("web", "p", () -> false, late),
                report("db", "q", () -> false),
                report("mail", "r", () -> false));
        awaitWaiting();
        execute("INSERT INTO run (agent_id, uuid, started_at, ended_at, told_at, log, revision)"
                + " SELECT id, '" + RUN + "', '2026-01-01 10:00:00', '2026-01-01 10:00:09', UTC_TIMESTAMP(3), 'all', 1"
                + " FROM agent WHERE name = 'web'");
        execute("INSERT INTO event (happened_at, actor, kind, detail)"
                + " VALUES (UTC_TIMESTAMP(3), 'web', 'run-ended', '{}')");
        if (isHostChanged) {
            execute("UPDATE agent SET revision = revision + 1 WHERE name = 'web'");
        }
        RunningMaster.join(overtaking.commit());
        RunningMaster.join(written);
        assertThat(sql().text("SELECT GROUP_CONCAT(log, ' ', ended_at) FROM run"))
                .isEqualTo("all 2026-01-01 10:00:09.000");
        assertThat(sql().text("SELECT COUNT(*) FROM event WHERE kind = 'run-ended'"))
                .isEqualTo("1");
        assertThat(sql().text(PLAN_OF, "web")).isEqualTo("p");
    }

    @Test
    void aReportWhoseClientHasGoneDoesNotReplaceWhatItReportedElsewhere() {
        AtomicBoolean isGone = new AtomicBoolean();
        Future<Map<String, StoredReport>> written =
                master.write(report("web", "older", isGone::get), report("db", "p", () -> false));
        reportElsewhere(isGone);
        assertThat(RunningMaster.join(written)).containsOnlyKeys("db");
        assertThat(sql().text(PLAN_OF, "web")).isEqualTo("newer");
        assertThat(sql().text(PLAN_OF, "db")).isEqualTo("p");
    }

    @Test
    void aSingleReportWhoseClientHasGoneDoesNotEither() {
        AtomicBoolean isGone = new AtomicBoolean();
        Future<Map<String, StoredReport>> written = master.write(report("web", "older", isGone::get));
        reportElsewhere(isGone);
        assertThat(RunningMaster.join(written)).isEmpty();
        assertThat(sql().text(PLAN_OF, "web")).isEqualTo("newer");
    }

    /** The client of the report that waits leaves, and its host reports to the other master, which acknowledges that. */
    private void reportElsewhere(AtomicBoolean isGone) {
        awaitWaiting();
        isGone.set(true);
        execute("UPDATE agent SET revision = revision + 1, plan_id = (SELECT MIN(id) FROM plan) WHERE name = 'web'");
        RunningMaster.join(overtaking.commit());
    }

    private void awaitWaiting() {
        Await.until("the batch waits", TIMEOUT, () -> sql().countLockWaits() == 1);
    }

    private void execute(String statement) {
        RunningMaster.join(other.query(statement).execute());
    }
}
