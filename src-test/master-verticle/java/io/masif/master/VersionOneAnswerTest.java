package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Pki;
import io.masif.rig.Probe;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer in version 1 of the protocol is written before it is given. */
class VersionOneAnswerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
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
        try (PlayedMaster master = PlayedMaster.start(database, name, pki);
                PlayedAgent web = PlayedAgent.of(master, pki, "web");
                Sql sql = new Sql(database, name)) {
            web.post(PATH, TASKS);
            SqlConnection other = PlayedMaster.wait(sql.pool().getConnection());
            Transaction begun = PlayedMaster.wait(other.begin());
            PlayedMaster.wait(other.query(ROW).execute());
            sql.approve("perl", null, null, null, null);
            awaitApprovals(master, 1);
            Future<PlayedAgent.Answer> answer = web.posting(PATH, TASKS);
            Await.until("the answer waits to be written", PATIENCE, () -> sql.waiting() == 1);
            sql.change("DELETE FROM decision");
            awaitApprovals(master, 0);
            PlayedMaster.wait(begun.rollback());
            assertThat(PlayedMaster.wait(answer).array()).isEmpty();
            Await.until("it is not in the database", PATIENCE, () -> sql.rows("SELECT agent_id FROM approved_answer")
                    .isEmpty());
        }
    }

    private static void awaitApprovals(PlayedMaster master, int count) {
        Probe probe = new Probe(master.managementPort());
        Await.until("the approvals are read", PATIENCE, () -> probe.get("/metrics")
                .body()
                .contains("masif_approvals " + count + ".0\n"));
    }
}
