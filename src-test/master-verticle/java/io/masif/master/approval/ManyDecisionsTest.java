package io.masif.master.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.MasterCase;
import io.masif.rig.process.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every decision and every revocation reaches the answers, wherever among many of them it is. */
class ManyDecisionsTest extends MasterCase {
    private static final String V1 = "/v1/pending-tasks";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int DECISIONS = 9000;
    private static final String TASKS = IntStream.of(1, 2, 4500, 9000)
            .mapToObj(number -> "{\"package\":\"p" + number + "\",\"action\":\"purge\",\"from_version\":\"1\"}")
            .collect(Collectors.joining(",", "[", "]"));

    @BeforeEach
    void insertDecisions() {
        web.post(V1, TASKS);
        sql.changeDecisions("INSERT INTO decision (id, patterns, scope, author, created_at) VALUES "
                + IntStream.rangeClosed(1, DECISIONS)
                        .mapToObj(number -> "(" + number + ", '[{\"package\":\"p" + number
                                + "\"}]', 'all', 'test', UTC_TIMESTAMP(3))")
                        .collect(Collectors.joining(",")));
        awaitApproved("p1", "p2", "p4500", "p9000");
    }

    @Test
    void whatIsRevokedOrRemovedIsApprovedNoMore() {
        sql.revoke(2);
        awaitApproved("p1", "p4500", "p9000");
        sql.changeDecisions("DELETE FROM decision WHERE id = 9000");
        awaitApproved("p1", "p4500");
        sql.changeDecisions("INSERT INTO revocation (decision_id, scope, author, created_at)"
                + " SELECT id, 'all', 'test', UTC_TIMESTAMP(3) FROM decision");
        awaitApproved();
    }

    @Test
    void whatIsDecidedAgainIsApproved() {
        sql.revoke(1);
        sql.revoke(4500);
        awaitApproved("p2", "p9000");
        sql.approve("p4500", null, null, null, null);
        awaitApproved("p2", "p4500", "p9000");
    }

    @Test
    void someActionsOrHostsOfADecisionAreRevoked() {
        sql.changeDecisions("DELETE FROM decision");
        awaitApproved();
        long all = sql.decide("[{\"package\":\"p1\"},{\"package\":\"p2\"},{\"package\":\"p9000\"}]", "all", null, null);
        awaitApproved("p1", "p2", "p9000");
        sql.revoke(all, "[{\"package\":\"p2\"}]", "all", null);
        awaitApproved("p1", "p9000");
        sql.revoke(all, "[{\"package\":\"p9000\"}]", "except", "[" + sql.hostId("web") + "]");
        sql.revoke(all, "[{\"package\":\"p1\"}]", "only", "[" + sql.hostId("web") + "]");
        awaitApproved("p9000");
        sql.revoke(all, null, "only", "[" + sql.hostId("web") + "]");
        awaitApproved();
    }

    /** Records never change: what is not read again may be different in the database. */
    @Test
    void whatWasRevokedBeforeIsNotReadAgain() {
        sql.changeDecisions("DELETE FROM decision");
        awaitApproved();
        long all = sql.decide("[{\"package\":\"p1\"},{\"package\":\"p2\"},{\"package\":\"p9000\"}]", "all", null, null);
        awaitApproved("p1", "p2", "p9000");
        sql.revoke(all, "[{\"package\":\"p2\"}]", "all", null);
        awaitApproved("p1", "p9000");
        sql.changeDecisions("UPDATE revocation SET patterns = '[{\"package\":\"p4500\"}]'");
        sql.revoke(all, "[{\"package\":\"p1\"}]", "all", null);
        awaitApproved("p9000");
    }

    @Test
    void decisionsAreForTheHostsThatTheyName() {
        sql.changeDecisions("DELETE FROM decision");
        awaitApproved();
        String me = Long.toString(sql.hostId("web"));
        sql.decide("[{\"package\":\"p1\"}]", "only", "[" + me + ",700000]", null);
        sql.decide("[{\"package\":\"p2\"}]", "only", "[700000]", null);
        sql.decide("[{\"package\":\"p4500\"}]", "except", "[700000]", null);
        sql.decide("[{\"package\":\"p9000\"}]", "except", "[" + me + "]", null);
        awaitApproved("p1", "p4500");
    }

    private void awaitApproved(String... packages) {
        Await.until("approved is " + List.of(packages), TIMEOUT, () -> {
            HttpAgent.Answer answer = web.postOnce(V1, TASKS);
            return answer.status() == 200
                    && answer.array().stream()
                            .map(task -> ((JsonObject) task).getString("package"))
                            .toList()
                            .equals(List.of(packages));
        });
        assertThat(web.post(V1, TASKS).array()).hasSize(packages.length);
    }
}
