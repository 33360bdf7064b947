package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.GroupRows;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A rollout approves ring by ring, stops by itself, and does what operators say. */
class RolloutTest extends RolloutCase {
    @Test
    void eachRingIsApprovedWhenTheOneBeforeIsDoneAndInTheEndEverything() {
        putHosts(12);
        savePlan("{\"percent\": 25}", "{\"percent\": 50}", "{\"percent\": 100}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        SortedSet<String> first = approvedHosts();
        assertThat(first).hasSize(3).isEqualTo(ringHosts(id, 1));
        execute(first, Result.DONE);
        awaitRing(id, 2, "open");
        SortedSet<String> second = ringHosts(id, 2);
        assertThat(second).hasSize(5).doesNotContainAnyElementsOf(first);
        assertThat(without(approvedHosts(), first)).isEqualTo(second);
        execute(second, Result.DONE);
        awaitRing(id, 3, "open");
        execute(ringHosts(id, 3), Result.DONE);
        assertThat(awaitState(id, "finished").getJsonArray("rings").encode()).doesNotContain("\"open\"");
        rows.putHost("later", PERL);
        assertThat(approvedHosts()).contains("later");
        assertThat(rows.query("SELECT kind FROM event WHERE kind LIKE 'ring-%' OR kind LIKE 'rollout-%' ORDER BY id"))
                .extracting(row -> row.getString("kind"))
                .containsExactly(
                        "rollout-started",
                        "ring-opened",
                        "ring-succeeded",
                        "ring-opened",
                        "ring-succeeded",
                        "ring-opened",
                        "ring-succeeded",
                        "rollout-finished");
    }

    @Test
    void atTheErrorThresholdItPausesAndNothingIsApprovedAnyMore() {
        putHosts(8);
        savePlan("{\"percent\": 50, \"error\": {\"percent\": 50, \"count\": 1}}", "{\"percent\": 100}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        SortedSet<String> first = ringHosts(id, 1);
        execute(List.of(first.first()), Result.FAILED);
        awaitCount(id, 1, "failed", 1);
        assertThat(rollout(id).getString("state")).isEqualTo("running");
        execute(first, Result.FAILED);
        JsonObject paused = awaitState(id, "paused");
        assertThat(approvedHosts()).isEmpty();
        assertThat(paused.getJsonObject("waits_for").getString("what")).isEqualTo("errors");
        assertThat(paused.getJsonArray("failures").getJsonObject(0).getString("message"))
                .isEqualTo("its postinst failed");

        assertThat(command(id, "resume").statusCode()).isEqualTo(200);
        Await.until("approved again", TIMEOUT, () -> approvedHosts().equals(first));
        assertThat(rollout(id).getString("state")).isEqualTo("running");
        assertThat(api.post("/api/v1/rollouts/" + id + "/retries", "").statusCode())
                .isEqualTo(200);
        awaitCount(id, 1, "waiting", 4);
        execute(first, Result.DONE);
        awaitRing(id, 2, "open");
    }

    @Test
    void aCancelledRolloutApprovesNothingAnyMore() {
        putHosts(4);
        savePlan("{\"percent\": 50}", "{\"percent\": 100}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        assertThat(command(id, "cancel").statusCode()).isEqualTo(200);
        assertThat(approvedHosts()).isEmpty();
        assertThat(rollout(id).getString("state")).isEqualTo("cancelled");
        assertThat(command(id, "cancel").statusCode()).isEqualTo(409);
        assertThat(command(id, "resume").body()).contains("only one that is paused can be resumed");
    }

    @Test
    void onlySoManyHostsAreApprovedAndNotDone() {
        putHosts(6);
        savePlan("{\"percent\": 100, \"max_concurrent\": 2}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        SortedSet<String> done = new TreeSet<>();
        while (done.size() < 6) {
            SortedSet<String> next = Await.value("two more", TIMEOUT, () -> Optional.of(without(approvedHosts(), done))
                    .filter(hosts -> !hosts.isEmpty()));
            assertThat(next).hasSizeLessThanOrEqualTo(2);
            execute(next, Result.DONE);
            done.addAll(next);
        }
        awaitState(id, "finished");
    }

    @Test
    void aRingByHandWaitsForAnOperatorAndOneThatIsSkippedIsNotWaitedFor() {
        putHosts(4);
        savePlan("{\"percent\": 50, \"by_hand\": true}", "{\"percent\": 100}");
        long id = startRollout();
        assertThat(rollout(id).getJsonObject("waits_for").getString("what")).isEqualTo("open");
        assertThat(approvedHosts()).isEmpty();
        assertThat(command(id, "open", 1).statusCode()).isEqualTo(200);
        awaitRing(id, 1, "open");
        assertThat(approvedHosts()).hasSize(2);
        assertThat(command(id, "skip", 2).statusCode()).isEqualTo(409);
        assertThat(command(id, "skip", 1).statusCode()).isEqualTo(200);
        awaitRing(id, 2, "open");
        assertThat(approvedHosts()).hasSize(4);
        assertThat(ring(id, 1).getString("state")).isEqualTo("skipped");
    }

    @Test
    void aRepeatedRequestSkipsNoOtherRing() {
        putHosts(4);
        savePlan("{\"percent\": 50, \"by_hand\": true}", "{\"percent\": 100, \"by_hand\": true}");
        long id = startRollout();
        for (String command : List.of("skip", "open")) {
            HttpResponse<String> refused = command(id, command);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(refused.body()).contains("#/ring", "say which ring to " + command);
        }
        assertThat(command(id, "skip", 1).statusCode()).isEqualTo(200);
        assertThat(command(id, "skip", 1).statusCode()).isEqualTo(409);
        assertThat(ring(id, 1).getString("state")).isEqualTo("skipped");
        assertThat(ring(id, 2).getString("state")).isEqualTo("waiting");
    }

    @Test
    void hostsToWhichItDoesNotApplyDoNotHoldItUpAndAreApprovedAsWell() {
        putHosts(2);
        rows.putHost("other");
        savePlan("{\"percent\": 100}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        execute(hosts(2), Result.DONE);
        awaitState(id, "finished");
        assertThat(ringHosts(id, 1)).contains("other");
        assertThat(new JsonArray(api.get("/api/v1/hosts?rollout=" + id + "&ring=1&ring-state=done")
                        .body()))
                .hasSize(2);
    }

    @Test
    void rolloutForGroupsReachesTheirMembersOnly() {
        putHosts(3);
        new GroupRows(ui).addByHand("web", "h1", "h2");
        Await.until("members", TIMEOUT, () -> api.get("/api/v1/groups").body().contains("\"members\":2"));
        savePlan("{\"percent\": 100}");
        HttpResponse<String> answer =
                api.post("/api/v1/rollouts", START.replace("\"plan\"", "\"groups\": [\"web\"], \"plan\""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonObject started = new JsonObject(answer.body());
        assertThat(started.getJsonArray("groups")).containsExactly("web");
        assertThat(started.getInteger("host_count")).isEqualTo(1);
        awaitRing(started.getLong("id"), 1, "open");
        assertThat(approvedHosts()).containsExactly("h1", "h2");
        assertThat(api.post("/api/v1/rollouts", START.replace("\"plan\"", "\"groups\": [\"db\"], \"plan\""))
                        .statusCode())
                .isEqualTo(400);
    }
}
