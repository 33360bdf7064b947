package io.masif.master.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.MasterCase;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** No answer rests on a part of what an operator changes in one transaction. */
class WholeChangesTest extends MasterCase {
    private static final String V1 = "/v1/pending-tasks";
    private static final String TASKS = "[{\"package\":\"p\",\"action\":\"purge\",\"from_version\":\"1\"}]";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String RAISE = "UPDATE counter SET value = value + 1 WHERE name = 'approval'";
    private static final String END_APPROVALS = """
            INSERT INTO revocation (decision_id, scope, author, created_at)
            SELECT id, 'all', 'test', UTC_TIMESTAMP(3) FROM decision""";
    private static final String END_DECLINE = """
            INSERT INTO decline_revocation (decline_id, scope, author, created_at)
            VALUES (%d, 'all', 'test', UTC_TIMESTAMP(3))""";

    /** Approvals have been read then. */
    private static final String READERS_OF_DECLINES = """
            SELECT id FROM information_schema.processlist WHERE db = DATABASE()
              AND state = 'Waiting for table metadata lock' AND info LIKE 'SELECT id FROM decline %'""";

    @Test
    void approvalAndDeclineThatEndTogether() {
        web.post(V1, TASKS);
        sql.approve("p", null, null, null, null);
        awaitApproved(1);
        long decline = sql.decline("p", "purge", null);
        awaitApproved(0);
        SqlConnection locks = RunningMaster.join(sql.pool().getConnection());
        RunningMaster.join(locks.query("LOCK TABLES decline WRITE").execute());
        sql.rows(RAISE);
        Await.until("declines are read", TIMEOUT, () -> !sql.rows(READERS_OF_DECLINES)
                .isEmpty());
        endBoth(decline);
        // what is read remains for as long as an answer may rest on it
        Future<?> revision = locks.query("LOCK TABLES counter WRITE").execute();
        Await.until("approvals are too old", TIMEOUT, () -> {
            HttpAgent.Answer answer = web.postOnce(V1, TASKS);
            assertThat(answer.status() == 503 || answer.array().isEmpty())
                    .as(answer.body())
                    .isTrue();
            return answer.status() == 503;
        });
        RunningMaster.join(revision);
        RunningMaster.join(locks.query("UNLOCK TABLES").execute());
        RunningMaster.join(locks.close());
        awaitApproved(0);
    }

    private void endBoth(long decline) {
        RunningMaster.join(sql.pool().withTransaction(connection -> connection
                .query(END_APPROVALS)
                .execute()
                .compose(ended ->
                        connection.query(END_DECLINE.formatted(decline)).execute())
                .compose(ended -> connection.query(RAISE).execute())));
    }

    private void awaitApproved(int tasks) {
        Await.until("approved: " + tasks, TIMEOUT, () -> {
            HttpAgent.Answer answer = web.postOnce(V1, TASKS);
            return answer.status() == 200 && answer.array().size() == tasks;
        });
    }
}
