package io.masif.master.held;

import static io.masif.master.bed.RunningMaster.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.GroupRows;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldReportsTest extends HeldCase {
    @Test
    void anApprovalIsAnsweredAtOnceToTheHostsThatItConcerns() {
        HeldHost web = host("web", BAR, FOO);
        HeldHost other = host("other", BAR);
        Future<JsonObject> answer = web.await();
        Future<JsonObject> others = other.await();
        awaitHeld(2);
        sql.approve("bar", "update", null, null, "web");
        assertThat(approved(join(answer))).containsExactly(BAR.digest().toString());
        awaitHeld(1);
        assertThat(others.isComplete()).isFalse();
        sql.approve(null, null, null, null, null);
        assertThat(approved(join(others))).hasSize(1);
    }

    @Test
    void theNextAnswerComesWhenThatHasChangedAgain() {
        HeldHost web = host("web", BAR, FOO);
        sql.approve("bar", null, null, null, null);
        JsonObject first = join(web.await(HeldHost.LONG, ""));
        Future<JsonObject> second = web.await(HeldHost.LONG, first.getString("tag"));
        awaitHeld(1);
        sql.approve("foo", null, null, null, null);
        assertThat(approved(join(second))).hasSize(2);
        assertThat(join(second).getString("tag")).isNotEqualTo(first.getString("tag"));
    }

    @Test
    void whatTheHostWasNotToldYetIsAnsweredAtOnce() {
        HeldHost web = host("web", BAR);
        sql.approve("bar", null, null, null, null);
        awaitApproved(web);
        assertThat(approved(join(web.await(HeldHost.LONG, "")))).hasSize(1);
        assertThat(approved(join(web.await(HeldHost.LONG, "0123456789abcdef")))).hasSize(1);
    }

    @Test
    void aRevocationIsAnsweredAtOnce() {
        HeldHost web = host("web", BAR);
        long approval = sql.approve("bar", null, null, null, null);
        awaitApproved(web);
        Future<JsonObject> answer = web.await();
        awaitHeld(1);
        sql.revoke(approval);
        assertThat(approved(join(answer))).isEmpty();
    }

    @Test
    void aDeclineOfWhatIsApprovedIsAnsweredAtOnce() {
        HeldHost web = host("web", BAR, FOO);
        sql.approve(null, null, null, null, null);
        awaitApproved(web);
        Future<JsonObject> answer = web.await();
        awaitHeld(1);
        sql.decline("foo", null, null);
        assertThat(approved(join(answer))).hasSize(1);
    }

    @Test
    void aHostThatJoinsOrLeavesAGroupIsAnsweredAtOnce() {
        HeldHost web = host("web", BAR);
        HeldHost other = host("other", BAR);
        GroupRows groups = new GroupRows(sql);
        long group = groups.add("blue", "other");
        groups.approve("bar", group);
        awaitApproved(other);
        Future<JsonObject> joined = web.await();
        Future<JsonObject> left = other.await();
        awaitHeld(2);
        groups.setMembers(group, "web");
        assertThat(approved(join(joined))).hasSize(1);
        assertThat(approved(join(left))).isEmpty();
    }

    @Test
    void aRetryIsAnsweredAtOnce() {
        HeldHost web = host("web", BAR);
        long approval = sql.approve("bar", null, null, null, null);
        awaitApproved(web);
        Future<JsonObject> answer = web.await();
        awaitHeld(1);
        long retry = sql.retry(approval, BAR, sql.hostId("web"));
        assertThat(join(answer).getJsonObject("retries").getLong(BAR.digest().toString()))
                .isEqualTo(retry);
    }

    @Test
    void theEndOfAnApprovalAndThatOfADeferralAreAnswered() {
        HeldHost web = host("web", BAR);
        HeldHost other = host("other", FOO);
        sql.decide("[{\"package\":\"bar\"}]", "all", null, "UTC_TIMESTAMP(3) + INTERVAL 15 SECOND");
        awaitApproved(web);
        sql.decline("foo", null, "UTC_TIMESTAMP(3) + INTERVAL 15 SECOND");
        sql.approve("foo", null, null, null, null);
        Future<JsonObject> answer = web.await();
        Future<JsonObject> others = other.await();
        assertThat(approved(join(answer))).isEmpty();
        assertThat(approved(join(others))).hasSize(1);
    }

    @Test
    void anotherPackageIsNothingNew() {
        HeldHost web = host("web", BAR);
        Future<JsonObject> answer = web.await();
        awaitHeld(1);
        sql.approve("foo", null, null, null, null);
        HeldHost other = host("other", FOO);
        awaitApproved(other);
        assertThat(approved(join(other.await(HeldHost.LONG, "")))).hasSize(1);
        assertThat(answer.isComplete()).isFalse();
    }

    @Test
    void whenTheTimeIsOverTheAnswerIsTheSameAndTheHostWasSeen() {
        HeldHost web = host("web", BAR);
        Future<JsonObject> answer = web.await(15, "");
        awaitHeld(1);
        sql.rows("UPDATE agent SET last_seen = '2026-01-01'");
        JsonObject same = join(answer);
        // 1, or more if this machine is busy
        assertThat(same.remove("next"))
                .isInstanceOfSatisfying(Integer.class, next -> assertThat(next).isPositive());
        assertThat(same)
                .isEqualTo(new JsonObject().put("approved", new JsonArray()).put("wait", 300));
        awaitHeld(0);
        Await.until("it was seen", TIMEOUT, () -> !sql.text("SELECT last_seen FROM agent")
                .startsWith("2026-01-01"));
    }

    @Test
    void aClientThatDisconnectsIsForgotten() {
        HeldHost web = host("web", BAR);
        Future<JsonObject> answer = web.await();
        awaitHeld(1);
        web.agent().close();
        awaitHeld(0);
        assertThat(answer.otherwiseEmpty().result()).isNull();
    }

    private static List<String> approved(JsonObject answer) {
        return answer.getJsonArray("approved").stream().map(String.class::cast).toList();
    }

    private static void awaitApproved(HeldHost host) {
        Await.until(
                "something is approved", TIMEOUT, () -> !approved(host.answer()).isEmpty());
    }
}
