package io.masif.master.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.instance.Retention;
import io.masif.master.bed.MasterCase;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs of thousands of actions that are to be removed. */
class LargeRunsRetentionTest extends MasterCase {
    private static final String V1 = "/v1/pending-tasks";
    private static final String TASK = "[{\"package\":\"p\",\"action\":\"purge\",\"from_version\":\"1\"}]";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int ACTIONS = 3000;

    @BeforeEach
    void insertRuns() {
        assertThat(web.post(V1, "[]").status()).isEqualTo(200);
        sql.rows("INSERT INTO agent (id, name, protocol, plan_id, first_seen, last_seen, plan_since, revision)"
                + " VALUES (99, 'gone', 2, 1, '2020-01-01', '2020-01-01', '2020-01-01', 1)");
        sql.rows("INSERT INTO run (id, agent_id, uuid, started_at, log, revision, told_at) VALUES"
                + " (1, 1, 'old', '2020-01-01', '', 1, '2020-01-01'),"
                + " (2, 99, 'gone', '2020-01-01', '', 1, UTC_TIMESTAMP(3))");
        for (int run = 1; run <= 2; run++) {
            String rows = IntStream.rangeClosed(1, ACTIONS)
                    .mapToObj(("(" + run + ", %d, 'done')")::formatted)
                    .collect(Collectors.joining(","));
            sql.rows("INSERT INTO run_action (run_id, action_id, result) VALUES " + rows);
        }
    }

    @Test
    void theirActionsAreRemovedInSmallBatches() {
        sql.rows("CREATE TABLE step (began DATETIME(6))");
        RunningMaster.join(sql.pool()
                .query("CREATE TRIGGER note AFTER DELETE ON run_action FOR EACH ROW INSERT INTO step VALUES (NOW(6))")
                .execute());
        RemovedRows removed = RunningMaster.join(runHousekeeping());
        assertThat(removed.runs()).isEqualTo(1);
        assertThat(removed.hosts()).isEqualTo(1);
        assertThat(sql.text("SELECT COUNT(*) FROM step")).isEqualTo(String.valueOf(2 * ACTIONS));
        assertThat(sql.text("SELECT MAX(gone) <= 1000 FROM (SELECT COUNT(*) AS gone FROM step GROUP BY began) steps"))
                .isEqualTo("1");
        assertThat(sql.text("SELECT COUNT(*) FROM run")).isEqualTo("0");
    }

    @Test
    void reportsAreWrittenWhileTheirActionsAreRemoved() {
        SqlConnection holding = RunningMaster.join(sql.pool().getConnection());
        Transaction transaction = RunningMaster.join(holding.begin());
        RunningMaster.join(holding.query("SELECT * FROM run_action WHERE run_id = 1 AND action_id = 2000 FOR UPDATE")
                .execute());
        Future<RemovedRows> housekeepingRun = runHousekeeping();
        Await.until(
                "a step waits for the action that is held",
                TIMEOUT,
                () -> sql.text("SELECT COUNT(*) FROM agent WHERE id = 99").equals("0") && sql.countLockWaits() > 0);
        assertThat(web.post(V1, TASK).status()).isEqualTo(200);
        assertThat(housekeepingRun.isComplete()).isFalse();
        RunningMaster.join(transaction.commit());
        assertThat(RunningMaster.join(housekeepingRun).runs()).isEqualTo(1);
    }

    private Future<RemovedRows> runHousekeeping() {
        return new HousekeepingRun(sql.vertx(), sql.pool(), new Retention(7, 180, 730, 90)).run();
    }
}
