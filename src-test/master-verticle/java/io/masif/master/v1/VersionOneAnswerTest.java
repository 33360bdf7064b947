package io.masif.master.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer in version 1 of the protocol is written before it is given. */
class VersionOneAnswerTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String PATH = "/v1/pending-tasks";
    private static final String TASKS = "[{\"package\":\"perl\",\"action\":\"purge\",\"from_version\":\"1\"}]";
    private static final String ROW = """
            INSERT INTO approved_answer (agent_id, plan_id, complete, actions, answered_at)
            SELECT id, plan_id, 1, '', UTC_TIMESTAMP(3) FROM agent WHERE name = 'web'""";

    @TempDir
    Path folder;

    @Test
    void approvalThatIsRevokedWhileTheAnswerIsWrittenIsNotGiven() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pki pki = Pki.in(folder);
        try (RunningMaster master = RunningMaster.start(database, name, pki);
                HttpAgent web = HttpAgent.of(master, pki, "web");
                Sql sql = new Sql(database, name)) {
            web.post(PATH, TASKS);
            SqlConnection other = RunningMaster.join(sql.pool().getConnection());
            Transaction begun = RunningMaster.join(other.begin());
            RunningMaster.join(other.query(ROW).execute());
            sql.approve("perl", null, null, null, null);
            awaitApprovals(master, 1);
            Future<HttpAgent.Answer> answer = web.postAsync(PATH, TASKS);
            Await.until("the answer waits to be written", TIMEOUT, () -> sql.countLockWaits() == 1);
            sql.changeDecisions("DELETE FROM decision");
            awaitApprovals(master, 0);
            RunningMaster.join(begun.rollback());
            assertThat(RunningMaster.join(answer).array()).isEmpty();
            Await.until("it is not in the database", TIMEOUT, () -> sql.rows("SELECT agent_id FROM approved_answer")
                    .isEmpty());
        }
    }

    private static void awaitApprovals(RunningMaster master, int count) {
        Probe probe = new Probe(master.managementPort());
        Await.until("the approvals are read", TIMEOUT, () -> probe.get("/metrics")
                .body()
                .contains("masif_approvals " + count + ".0\n"));
    }
}
