package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.GroupRows;
import io.masif.ui.bed.HtmlText;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each reboot is the same action again: what approved one must not hold for the next one. */
class RolloutRestartsTest extends RolloutCase {
    private static final Action REBOOT = Action.reboot();
    private static final String REBOOTS = "{\"package\": \"reboot\", \"action\": \"reboot\"}";

    private static final String PERL_AND_REBOOTS =
            "{\"package\": \"perl\", \"action\": \"update\", \"to_version\": \"5.36\"}," + REBOOTS;

    private long start(String actions) {
        HttpResponse<String> started =
                api.post("/api/v1/rollouts", "{\"plan\": \"test\", \"actions\": [" + actions + "]}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        return new JsonObject(started.body()).getLong("id");
    }

    private void reboot(String host) {
        rows.putRun(host, REBOOT, Result.DONE, null, "");
        rows.putHost(host);
    }

    private void awaitApproved(String... hosts) {
        Await.until("approved for " + List.of(hosts), TIMEOUT, () -> List.copyOf(approvedHosts())
                .equals(List.of(hosts)));
    }

    /** The hosts for which it awaits a decision. */
    private void awaitNeed(String... hosts) {
        awaitUndecided("reboot", "reboot", hosts);
    }

    @Test
    void aHostThatHasRebootedNeedsAnotherApprovalForTheNextTime() {
        rows.putHost("h1", REBOOT);
        rows.putHost("h2", REBOOT);
        awaitPending(1);
        savePlan("{\"percent\": 100, \"max_concurrent\": 1}");
        long id = start(REBOOTS);
        String first = Await.value(
                        "the first", TIMEOUT, () -> Optional.of(approvedHosts()).filter(each -> each.size() == 1))
                .first();
        String second = first.equals("h1") ? "h2" : "h1";
        reboot(first);
        awaitApproved(second);
        rows.putHost(first, REBOOT);
        awaitNeed(first);
        JsonObject counts = ring(id, 1).getJsonObject("counts");
        assertThat(counts.getInteger("done")).isEqualTo(1);
        assertThat(counts.getInteger("waiting")).isEqualTo(1);
        reboot(second);
        awaitState(id, "finished");
        rows.putHost(second, REBOOT);
        awaitNeed("h1", "h2");
        assertThat(approvedHosts()).isEmpty();
    }

    @Test
    void withoutALimitOnlyHostsThatProposeItAreApprovedAsWell() {
        rows.putHost("h1", REBOOT);
        rows.putHost("h2", REBOOT);
        rows.putHost("h3");
        awaitPending(1);
        savePlan("{\"percent\": 100}");
        long id = start(REBOOTS);
        awaitApproved("h1", "h2");
        reboot("h1");
        Await.until("revoked for h1", TIMEOUT, () -> {
            rows.putHost("h1", REBOOT);
            return undecided("reboot", "reboot").equals(List.of("h1"));
        });
        rows.putHost("h3", REBOOT);
        Await.until("h3 is approved as well", TIMEOUT, () -> approvedHosts().contains("h3"));
        reboot("h2");
        reboot("h3");
        awaitState(id, "finished");
        assertThat(approvedHosts()).isEmpty();
        awaitNeed("h1");
    }

    @Test
    void updatesAreApprovedInTheEndAndRebootsAreNot() {
        rows.putHost("h1", PERL, REBOOT);
        awaitPending(2);
        savePlan("{\"percent\": 100}");
        long id = start(PERL_AND_REBOOTS);
        awaitApproved("h1");
        rows.putRun("h1", PERL, Result.DONE, null, "");
        rows.putRun("h1", REBOOT, Result.DONE, null, "");
        rows.putHost("h1");
        awaitState(id, "finished");
        rows.putHost("h1", REBOOT);
        rows.putHost("later", PERL, REBOOT);
        awaitNeed("h1", "later");
        assertThat(undecided("perl", "update")).isEmpty();
    }

    @Test
    void hostsThatAreInNoRingRebootBeforeItFinishes() {
        rows.putHost("h1", REBOOT);
        rows.putHost("h2", REBOOT);
        awaitPending(1);
        new GroupRows(ui).addByHand("web", "h1");
        Await.until("members", TIMEOUT, () -> api.get("/api/v1/groups").body().contains("\"members\":1"));
        savePlan("{\"groups\": [\"web\"]}");
        long id = start(REBOOTS);
        awaitApproved("h1");
        reboot("h1");
        awaitApproved("h2");
        assertThat(rollout(id).getJsonObject("waits_for").getString("what")).isEqualTo("rest");
        reboot("h2");
        awaitState(id, "finished");
        assertThat(approvedHosts()).isEmpty();
    }

    /** The actions of the decisions that a rollout made after that one, each once, as they are stored. */
    private List<String> actionsAfter(long rollout, long decision) {
        return rows.query("""
                    SELECT DISTINCT d.patterns FROM decision d JOIN decision_origin o ON o.decision_id = d.id
                    WHERE o.rollout_id = ? AND d.id > ? ORDER BY d.patterns
                    """, rollout, decision).stream()
                .map(row -> row.getString("patterns"))
                .toList();
    }

    @Test
    void whatWasExecutedInTheRingIsNotApprovedOnceMoreWhenItIsResumed() {
        rows.putHost("h1", PERL, REBOOT);
        awaitPending(2);
        savePlan("{\"percent\": 100}");
        long id = start(PERL_AND_REBOOTS);
        awaitApproved("h1");
        rows.putRun("h1", REBOOT, Result.DONE, null, "");
        Await.until(
                "revoked for h1", TIMEOUT, () -> undecided("reboot", "reboot").equals(List.of("h1")));
        long last = rows.query("SELECT MAX(id) FROM decision").iterator().next().getLong(0);
        assertThat(command(id, "pause").statusCode()).isEqualTo(200);
        awaitUndecided("perl", "update", "h1");
        assertThat(command(id, "resume").statusCode()).isEqualTo(200);
        awaitUndecided("perl", "update");
        assertThat(actionsAfter(id, last))
                .singleElement()
                .asString()
                .contains("perl")
                .doesNotContain("reboot");
        awaitNeed("h1");
    }

    /** Its second approval is about the reboot only; on the host of the first one the reboot is done, and the update failed. */
    @Test
    void theRowOfAllApprovalsCountsAHostOnceInTheStateThatMatters() {
        rows.putHost("h1", PERL, REBOOT);
        rows.putHost("h2", PERL, REBOOT);
        awaitPending(2);
        new GroupRows(ui).addByHand("web", "h1");
        Await.until("members", TIMEOUT, () -> api.get("/api/v1/groups").body().contains("\"members\":1"));
        savePlan("{\"groups\": [\"web\"], \"error\": {\"count\": 2}}");
        long id = start(PERL_AND_REBOOTS);
        awaitApproved("h1");
        rows.putRun("h1", REBOOT, Result.DONE, null, "");
        rows.putRun("h1", PERL, Result.FAILED, "its postinst failed", "the output");
        awaitCount(id, 1, "failed", 1);
        assertThat(command(id, "skip", 1).statusCode()).isEqualTo(200);
        awaitApproved("h1", "h2");
        Browser browser = ui.logIn();
        Await.until("both approvals", TIMEOUT, () -> HtmlText.of(
                        browser.get("/approvals").body())
                .contains("2 approvals"));
        assertThat(HtmlText.of(browser.get("/approvals").body()))
                .contains("1 failed", "1 waiting")
                .doesNotContain("1 done");
    }
}
