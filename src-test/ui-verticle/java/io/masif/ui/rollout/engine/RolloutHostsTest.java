package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which hosts of a ring are approved, and which count as done. */
class RolloutHostsTest extends RolloutCase {
    /** Also after something makes the UI read the rollout again. */
    @Test
    void whatAnOperatorRevokesIsNotApprovedAgainUntilItIsResumed() {
        putHosts(4);
        savePlan("{\"percent\": 50}", "{\"percent\": 100}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        SortedSet<String> first = ringHosts(id, 1);
        long approval = approvals().getJsonObject(0).getLong("id");
        assertThat(api.delete("/api/v1/approvals/" + approval).statusCode()).isEqualTo(204);
        ui.restart();
        api = ui.browser().withBearerToken(RunningUi.TOKEN);
        awaitEvaluation();
        assertThat(findApprovals(id)).isEqualTo(1);
        assertThat(ring(id, 1).getJsonObject("counts").getInteger("waiting")).isEqualTo(2);
        command(id, "pause");
        command(id, "resume");
        Await.until("approved again", TIMEOUT, () -> findApprovals(id) == 2);
        assertThat(approvedHosts()).containsAll(first);
    }

    /** Neither one host of an approval nor a whole one. */
    @Test
    void norIsItWhenTheRolloutFinishesWithAllThatIsLeft() {
        putHosts(4);
        savePlan("{\"percent\": 50, \"success\": {\"percent\": 50}}", "{\"percent\": 100}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        String one = ringHosts(id, 1).first();
        revoke(findLastApproval(id), one);
        execute(List.of(ringHosts(id, 1).last()), Result.DONE);
        awaitRing(id, 2, "open");
        SortedSet<String> revoked = new TreeSet<>(ringHosts(id, 2));
        revoked.add(one);
        String path = "/api/v1/approvals/" + findLastApproval(id);
        assertThat(api.delete(path).statusCode()).isEqualTo(204);
        assertThat(command(id, "skip", 2).statusCode()).isEqualTo(200);
        awaitState(id, "finished");
        rows.putHost("later", PERL);
        Await.until("the later host", TIMEOUT, () -> api.get("/api/v1/hosts?limit=1000")
                .body()
                .contains("\"later\""));
        awaitUndecided("perl", "update", revoked.toArray(String[]::new));
    }

    private long findLastApproval(long rollout) {
        return rows.query("SELECT MAX(decision_id) AS id FROM decision_origin WHERE rollout_id = ?", rollout)
                .iterator()
                .next()
                .getLong("id");
    }

    private void revoke(long approval, String host) {
        HttpResponse<String> revoked = api.post(
                "/api/v1/approvals/" + approval + "/revocations",
                new JsonObject().put("hosts", new JsonArray().add(host)).encode());
        assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(201);
    }

    @Test
    void aHostWhoseApprovalIsRevokedLeavesItsPlaceToAnother() {
        putHosts(3);
        savePlan("{\"percent\": 100, \"max_concurrent\": 1}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        Await.until("the first is approved", TIMEOUT, () -> findApprovals(id) == 1);
        SortedSet<String> first = approvedHosts();
        long approval = approvals().getJsonObject(0).getLong("id");
        assertThat(api.delete("/api/v1/approvals/" + approval).statusCode()).isEqualTo(204);
        Await.until("another one is approved", TIMEOUT, () -> findApprovals(id) == 2);
        assertThat(approvedHosts()).hasSize(1).doesNotContainAnyElementsOf(first);
        awaitEvaluation();
        assertThat(findApprovals(id)).isEqualTo(2);
    }

    @Test
    void soDoesOneOfSeveralHostsOfAnApproval() {
        putHosts(4);
        savePlan("{\"percent\": 100, \"max_concurrent\": 2}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        Await.until("the first two are approved", TIMEOUT, () -> findApprovals(id) == 1);
        SortedSet<String> first = approvedHosts();
        revoke(findLastApproval(id), first.first());
        Await.until("another one is approved", TIMEOUT, () -> findApprovals(id) == 2);
        assertThat(approvedHosts()).hasSize(3).containsAll(first);
        awaitEvaluation();
        assertThat(findApprovals(id)).isEqualTo(2);
    }

    /** Reboots have no version: each is the same action again. */
    @Test
    void aHostThatRebootedBeforeTheRingOpenedIsNotDone() {
        for (String host : hosts(4)) {
            rows.putHost(host);
            rows.putRun(host, Action.reboot(), Result.DONE, null, "");
        }
        rows.query(
                "UPDATE run SET started_at = started_at - INTERVAL 1 MINUTE, ended_at = ended_at - INTERVAL 1 MINUTE,"
                        + " told_at = told_at - INTERVAL 1 MINUTE");
        rows.putHost("h1", Action.reboot());
        ui.restart();
        api = ui.browser().withBearerToken(RunningUi.TOKEN);
        awaitPending(1);
        savePlan("{\"percent\": 100, \"success\": {\"percent\": 75}}");
        HttpResponse<String> started = api.post(
                "/api/v1/rollouts",
                "{\"plan\": \"test\", \"actions\": [{\"package\": \"reboot\", \"action\": \"reboot\"}]}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        long id = new JsonObject(started.body()).getLong("id");
        awaitCount(id, 1, "waiting", 1);
        assertThat(ring(id, 1).getJsonObject("counts").getInteger("done")).isZero();
        assertThat(rollout(id).getJsonObject("waits_for").getString("what")).isEqualTo("hosts");
        rows.putRun("h1", Action.reboot(), Result.DONE, null, "");
        rows.putHost("h1");
        awaitState(id, "finished");
        assertThat(ring(id, 1).getJsonObject("counts").getInteger("done")).isEqualTo(1);
    }

    /** Although the clock of its host is ahead. */
    @Test
    void aFailureBeforeTheRingOpenedDoesNotCount() {
        putHosts(2);
        execute(List.of("h1"), Result.FAILED);
        rows.query("UPDATE run SET ended_at = ended_at + INTERVAL 5 MINUTE");
        savePlan("{\"percent\": 100}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        awaitEvaluation();
        awaitCount(id, 1, "waiting", 2);
        assertThat(rollout(id).getString("state")).isEqualTo("running");
        execute(List.of("h1"), Result.FAILED);
        awaitState(id, "paused");
        assertThat(ring(id, 1).getJsonObject("counts").getInteger("failed")).isEqualTo(1);
    }

    private long findApprovals(long rollout) {
        return rows.query("SELECT decision_id FROM decision_origin WHERE rollout_id = ?", rollout)
                .size();
    }
}
