package io.masif.master.held;

import static io.masif.master.bed.RunningMaster.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.DeliveryRows;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** While the brake holds, no master hands out an approval; what was approved is handed out when it is released. */
class BrakeTest extends HeldCase {
    private static final String V1 = "/v1/pending-tasks";
    private static final String TASKS = """
            [{"package":"bar","action":"update","from_version":"1.0","to_version":"1.1"},
             {"package":"bar","action":"configure","to_version":"1.1"}]""";

    @Test
    void aHostThatWaitsIsAnsweredAtOnceThatNothingIsApproved() {
        HeldHost web = host("web", BAR);
        sql.approve("bar", null, null, null, null);
        Await.until("approved", TIMEOUT, () -> approvedCount(web.answer()) == 1);
        Future<JsonObject> answer = web.await();
        awaitHeld(1);
        rows().stopAll();
        assertThat(approvedCount(join(answer))).isZero();
    }

    @Test
    void aHostThatWaitsGetsWhatIsApprovedWhenItIsReleased() {
        rows().stopAll();
        HeldHost web = host("web", BAR, FOO);
        sql.approve("bar", null, null, null, null);
        Future<JsonObject> answer = web.await(HeldHost.LONG, "");
        awaitHeld(1);
        sql.approve("foo", null, null, null, null);
        rows().release();
        assertThat(approvedCount(join(answer))).isEqualTo(2);
    }

    @Test
    void noMasterHandsOutAnApproval() {
        try (RunningMaster second = startAnother()) {
            HeldHost web = host("web", BAR);
            HttpAgent old = agent(second, "old");
            HttpAgent other = agent(second, "web");
            old.post(V1, TASKS);
            sql.approve(null, null, null, null, null);
            Await.until(
                    "approved by both masters",
                    TIMEOUT,
                    () -> approvedCount(web.answer()) == 1
                            && old.post(V1, TASKS).array().size() == 2
                            && approvedCount(other.post(HeldHost.PATH, web.body())
                                            .object())
                                    == 1);
            rows().stopAll();
            Await.until(
                    "approved by none",
                    TIMEOUT,
                    () -> approvedCount(web.answer()) == 0
                            && old.post(V1, TASKS).array().isEmpty()
                            && approvedCount(other.post(HeldHost.PATH, web.body())
                                            .object())
                                    == 0);
            Await.until("no answer is kept", TIMEOUT, () -> sql.rows("SELECT 1 FROM approved_answer")
                    .isEmpty());
            rows().release();
            Await.until(
                    "approved again",
                    TIMEOUT,
                    () -> approvedCount(web.answer()) == 1
                            && old.post(V1, TASKS).array().size() == 2);
        }
    }

    @Test
    void aMasterThatStartsMeanwhileHandsOutNothing() {
        HeldHost web = host("web", BAR);
        rows().stopAll();
        sql.approve(null, null, null, null, null);
        try (RunningMaster second = startAnother()) {
            HttpAgent other = agent(second, "web");
            assertThat(approvedCount(other.post(HeldHost.PATH, web.body()).object()))
                    .isZero();
        }
    }

    private DeliveryRows rows() {
        return new DeliveryRows(sql);
    }

    private static int approvedCount(JsonObject answer) {
        return answer.getJsonArray("approved").size();
    }
}
