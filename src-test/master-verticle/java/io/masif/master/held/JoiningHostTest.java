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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While anything restricts a group, a host that joins gets nothing until a UI has found out in which groups it is. */
class JoiningHostTest extends HeldCase {
    private static final String V1 = "/v1/pending-tasks";
    private static final String TASKS = """
            [{"package":"bar","action":"update","from_version":"1.0","to_version":"1.1"},
             {"package":"bar","action":"configure","to_version":"1.1"}]""";
    private static final String LATER = "UTC_DATE() + INTERVAL 2 DAY";

    private HeldHost web;
    private HeldHost other;
    private GroupRows groups;
    private DeliveryRows rows;
    private long group;

    @BeforeEach
    void report() {
        groups = new GroupRows(sql);
        rows = new DeliveryRows(sql);
        web = host("web", BAR);
        other = host("other", BAR);
        group = groups.add("servers", "web");
        sql.approve(null, null, null, null, null);
        awaitAnswers(1, 1);
    }

    @Test
    void whereNothingRestrictsAGroupItGetsApprovalsAtOnce() {
        assertThat(approvedCount(host("new", BAR).firstAnswer())).isEqualTo(1);
    }

    @Test
    void itGetsNothingWhileAGroupHasAWindowAndThenWhatItsGroupsGet() {
        rows.addWindow(group, LATER, 60);
        awaitAnswers(0, 1);
        HeldHost member = host("member", BAR);
        HeldHost stranger = host("stranger", BAR);
        assertThat(approvedCount(member.firstAnswer())).isZero();
        assertThat(approvedCount(stranger.firstAnswer())).isZero();
        try (HttpAgent old = agent(master, "old")) {
            assertThat(old.post(V1, TASKS).array()).isEmpty();
        }
        Future<JsonObject> held = stranger.await(HeldHost.LONG, "");
        awaitHeld(1);
        groups.setMembers(group, "web", "member");
        assertThat(approvedCount(join(held))).isEqualTo(1);
        assertThat(approvedCount(member.answer())).isZero();
        rows.removeWindows();
        awaitAnswers(1, 1);
        assertThat(approvedCount(member.answer())).isEqualTo(1);
    }

    @Test
    void itGetsNothingWhileSomethingIsDeclinedForAGroup() {
        groups.decline("bar", group);
        awaitAnswers(0, 1);
        HeldHost joined = host("new", BAR);
        assertThat(approvedCount(joined.firstAnswer())).isZero();
        groups.setMembers(group, "web", "new");
        HeldHost stranger = host("stranger", BAR);
        assertThat(approvedCount(stranger.firstAnswer())).isZero();
        groups.setMembers(group, "web", "new");
        Await.until("approved", TIMEOUT, () -> approvedCount(stranger.answer()) == 1);
        assertThat(approvedCount(joined.answer())).isZero();
    }

    @Test
    void itGetsNothingUntilTheFreezeOfAGroupHasEnded() {
        rows.addFreeze(group, 1000, 3600);
        Await.until("a limit", TIMEOUT, () -> web.answer().containsKey("within"));
        HeldHost joined = host("new", BAR);
        assertThat(approvedCount(joined.firstAnswer())).isZero();
        Future<JsonObject> held = joined.await(HeldHost.LONG, "");
        awaitHeld(1);
        rows.moveFreezes(-10, 2);
        assertThat(approvedCount(join(held))).isEqualTo(1);
        assertThat(approvedCount(web.answer())).isEqualTo(1);
    }

    /** It has the number that it had before, and was removed from the group meanwhile. */
    @Test
    void aHostThatWasRemovedAndComesBackHasJoined() {
        rows.addWindow(group, LATER, 60);
        awaitAnswers(0, 1);
        sql.rows("INSERT INTO former_host (name, id) SELECT name, id FROM agent WHERE name = 'web'");
        sql.rows("DELETE FROM agent WHERE name = 'web'");
        sql.rows("UPDATE counter SET value = value + 1 WHERE name = 'removal'");
        groups.setMembers(group);
        Await.until("it is back", TIMEOUT, () -> {
            assertThat(approvedCount(host("web", BAR).firstAnswer())).isZero();
            return sql.rows("SELECT 1 FROM agent WHERE name = 'web'").size() == 1;
        });
        assertThat(approvedCount(web.answer())).isZero();
        groups.setMembers(group);
        awaitAnswers(1, 1);
    }

    /** Nobody has said yet that they are classified. */
    @Test
    void hostsThatWereThereBeforeTheUpgradeAreNotStopped() {
        master.close();
        sql.rows("DROP TABLE classified_hosts");
        sql.rows("DELETE FROM schema_version WHERE version >= 28");
        try (RunningMaster upgraded = startAnother();
                HttpAgent before = agent(upgraded, "other");
                HttpAgent joined = agent(upgraded, "new")) {
            rows.addWindow(group, LATER, 60);
            Await.until("the window is read", TIMEOUT, () -> approvedCount(web.answerAt(agent(upgraded, "web"))) == 0);
            assertThat(approvedCount(other.answerAt(before))).isEqualTo(1);
            assertThat(approvedCount(HeldHost.report(joined, BAR).firstAnswer()))
                    .isZero();
        }
    }

    private void awaitAnswers(int ofWeb, int ofOther) {
        Await.until(
                "handed out: web " + ofWeb + ", other " + ofOther,
                TIMEOUT,
                () -> approvedCount(web.answer()) == ofWeb && approvedCount(other.answer()) == ofOther);
    }

    private static int approvedCount(JsonObject answer) {
        return answer.getJsonArray("approved").size();
    }
}
