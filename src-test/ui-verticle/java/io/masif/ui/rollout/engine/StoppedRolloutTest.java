package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What rollouts do while everything is stopped. */
class StoppedRolloutTest extends RolloutCase {
    private long startOfBar() {
        String request = START.replace("perl", "bar").replace("5.36", "1.1");
        HttpResponse<String> answer = api.post("/api/v1/rollouts", request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body()).getLong("id");
    }

    private void stop() {
        assertThat(api.post("/api/v1/brake", "{\"reason\": \"incident\"}").statusCode())
                .isEqualTo(201);
    }

    private void release() {
        assertThat(api.delete("/api/v1/brake").statusCode()).isEqualTo(204);
    }

    private SortedSet<String> startWithFirstRing() {
        putHosts(4);
        rows.putHost("b1", BAR);
        awaitPending(2);
        savePlan("{\"percent\": 50}", "{\"percent\": 100}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        SortedSet<String> first = new TreeSet<>(ringHosts(id, 1));
        first.retainAll(hosts(4));
        return first;
    }

    /** They are advanced in the order in which they were started. */
    @Test
    void noRingSucceedsOrOpensButTooManyFailuresPauseThem() {
        SortedSet<String> first = startWithFirstRing();
        long other = startOfBar();
        awaitRing(other, 1, "open");
        stop();
        execute(first, Result.DONE);
        Await.until(
                "enough hosts are done", TIMEOUT, () -> rows.countRows("rollout_ring WHERE met_at IS NOT NULL") == 1);
        rows.putRun("b1", BAR, Result.FAILED, "its postinst failed", "the output");
        awaitState(other, "paused");
        assertThat(ring(1, 1).getString("state")).isEqualTo("open");
        assertThat(ring(1, 2).getString("state")).isEqualTo("waiting");
        release();
        awaitRing(1, 2, "open");
    }

    @Test
    void whatIsResumedOrStartedIsApprovedWhenItIsReleased() {
        SortedSet<String> first = startWithFirstRing();
        long other = startOfBar();
        awaitRing(other, 1, "open");
        assertThat(command(1, "pause").statusCode()).isEqualTo(200);
        stop();
        assertThat(command(1, "resume").statusCode()).isEqualTo(200);
        HttpResponse<String> later = api.post("/api/v1/rollouts", START.replace("5.36", "5.37"));
        assertThat(later.statusCode()).as(later.body()).isEqualTo(201);
        rows.putRun("b1", BAR, Result.FAILED, "its postinst failed", "the output");
        awaitState(other, "paused");
        assertThat(approvedHosts()).isEmpty();
        release();
        awaitState(new JsonObject(later.body()).getLong("id"), "finished");
        Await.until("approved again", TIMEOUT, () -> Collections.disjoint(undecided("perl", "update"), first));
        assertThat(rows.countRows("decision d JOIN brake b ON d.created_at BETWEEN b.created_at AND b.released_at"))
                .isZero();
    }
}
