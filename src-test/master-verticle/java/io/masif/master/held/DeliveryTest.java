package io.masif.master.held;

import static io.masif.master.bed.RunningMaster.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.DeliveryRows;
import io.masif.master.bed.GroupRows;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approvals are handed out only in windows of the groups of a host, and never in a freeze. */
class DeliveryTest extends HeldCase {
    private static final String V1 = "/v1/pending-tasks";
    private static final String TASKS = """
            [{"package":"bar","action":"update","from_version":"1.0","to_version":"1.1"},
             {"package":"bar","action":"configure","to_version":"1.1"}]""";
    private static final String TODAY = "UTC_DATE() - INTERVAL 1 DAY";
    private static final String LATER = "UTC_DATE() + INTERVAL 2 DAY";
    private static final int ALWAYS = 24 * 60;

    private HeldHost web;
    private HeldHost other;
    private HttpAgent old;
    private GroupRows groups;
    private DeliveryRows rows;
    private long group;

    @BeforeEach
    void report() {
        groups = new GroupRows(sql);
        rows = new DeliveryRows(sql);
        web = host("web", BAR);
        other = host("other", BAR);
        old = agent(master, "old");
        old.post(V1, TASKS);
        group = groups.add("servers", "web", "old");
        sql.approve(null, null, null, null, null);
        awaitAnswers(true, true, true);
    }

    @Test
    void outsideOfTheWindowsOfTheirGroupHostsGetNothing() {
        rows.addWindow(group, LATER, 60);
        awaitAnswers(false, true, false);
        rows.removeWindows();
        awaitAnswers(true, true, true);
    }

    @Test
    void oneOpenWindowOfOneOfItsGroupsIsEnough() {
        rows.addWindow(group, LATER, 60);
        awaitAnswers(false, true, false);
        long more = groups.add("more", "web");
        rows.addWindow(more, TODAY, ALWAYS);
        awaitAnswers(true, true, false);
        assertThat(web.answer().getInteger("within")).isPositive();
        assertThat(other.answer().containsKey("within")).isFalse();
    }

    @Test
    void aHostThatLeavesTheGroupGetsApprovalsAndOneThatComesDoesNot() {
        rows.addWindow(group, LATER, 60);
        awaitAnswers(false, true, false);
        groups.setMembers(group, "other");
        awaitAnswers(true, false, true);
    }

    @Test
    void aFreezeOfAllHostsEndsByItself() {
        rows.addWindow(group, TODAY, ALWAYS);
        rows.addFreeze(null, -10, 3600);
        awaitAnswers(false, false, false);
        rows.moveFreezes(-10, 2);
        awaitAnswers(true, true, true);
    }

    @Test
    void aFreezeOfAGroupIsForItsHosts() {
        rows.addFreeze(group, -10, 3600);
        awaitAnswers(false, true, false);
    }

    @Test
    void aFreezeThatComesLimitsTheTimeInWhichARunMayBeStarted() {
        rows.addFreeze(group, 1000, 3600);
        Await.until("handed out", TIMEOUT, () -> web.answer().containsKey("within"));
        assertThat(web.answer().getInteger("within")).isBetween(1, 1000);
        assertThat(web.answer().getInteger("within")).as("from memory").isBetween(1, 1000);
    }

    @Test
    void aHostThatWaitsIsAnsweredAtTheBeginningAndAtTheEndOfAFreeze() {
        rows.addFreeze(group, 1000, 3600);
        Await.until("a limit", TIMEOUT, () -> web.answer().containsKey("within"));
        Future<JsonObject> begun = web.await();
        awaitHeld(1);
        rows.moveFreezes(2, 3600);
        assertThat(approvedCount(join(begun))).isZero();
        Future<JsonObject> ended = web.await(HeldHost.LONG, "");
        awaitHeld(1);
        rows.moveFreezes(-10, 2);
        assertThat(approvedCount(join(ended))).isEqualTo(1);
    }

    @Test
    void anAnswerOfVersionOneIsStoredAgainWhenAnotherMasterHasAnsweredMeanwhile() {
        try (RunningMaster second = startAnother()) {
            HttpAgent there = agent(second, "old");
            // the approvals do not change meanwhile: it begins and ends by itself, later than a machine stands still
            rows.addFreeze(group, 20, 35);
            Await.until("a limit", TIMEOUT, () -> web.answer().containsKey("within"));
            assertThat(old.post(V1, TASKS).array()).hasSize(2);
            Await.until("frozen", TIMEOUT, () -> there.post(V1, TASKS).array().isEmpty());
            Await.until("the answer is removed", TIMEOUT, () -> storedAnswers() == 0);
            Await.until(
                    "handed out again",
                    TIMEOUT,
                    () -> old.post(V1, TASKS).array().size() == 2);
            assertThat(storedAnswers()).isEqualTo(1);
        }
    }

    private int storedAnswers() {
        return sql.rows("SELECT 1 FROM approved_answer").size();
    }

    @Test
    void hostsThatWaitForTheSameEndAreAnsweredAtThePaceOfApprovals() {
        rows.addFreeze(group, -10, 3600);
        List<String> names = IntStream.range(0, 6).mapToObj(i -> "paced-" + i).toList();
        List<HeldHost> hosts = names.stream().map(name -> host(name, BAR)).toList();
        groups.setMembers(group, names.toArray(String[]::new));
        Await.until("frozen", TIMEOUT, () -> hosts.stream().allMatch(each -> approvedCount(each.answer()) == 0));
        List<Future<JsonObject>> answers =
                hosts.stream().map(each -> each.await(HeldHost.LONG, "")).toList();
        awaitHeld(6);
        rows.moveFreezes(-10, 2);
        answers.forEach(answer -> assertThat(approvedCount(join(answer))).isEqualTo(1));
    }

    private void awaitAnswers(boolean isWebApproved, boolean isOtherApproved, boolean isOldApproved) {
        Await.until(
                "handed out: web " + isWebApproved + ", other " + isOtherApproved + ", old " + isOldApproved,
                TIMEOUT,
                () -> isWebApproved == (approvedCount(web.answer()) > 0)
                        && isOtherApproved == (approvedCount(other.answer()) > 0)
                        && isOldApproved == !old.post(V1, TASKS).array().isEmpty());
    }

    private static int approvedCount(JsonObject answer) {
        return answer.getJsonArray("approved").size();
    }
}
