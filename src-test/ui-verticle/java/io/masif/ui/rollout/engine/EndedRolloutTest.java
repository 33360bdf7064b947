package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.ui.bed.HtmlText;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rollout that ended long ago says how far its hosts were then. */
class EndedRolloutTest extends RolloutCase {
    private void letAWeekPass() {
        rows.query("UPDATE rollout SET state_since = state_since - INTERVAL 8 DAY, revision = revision + 1");
        ui.restart();
        ui.awaitReady();
        api = ui.browser().withBearerToken(RunningUi.TOKEN);
    }

    @Test
    void oneThatHasFinished() {
        putHosts(4);
        rows.putHost("other");
        savePlan("{\"percent\": 100, \"success\": {\"percent\": 75}, \"error\": {\"count\": 2}}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        execute(List.of("h4"), Result.FAILED);
        awaitCount(id, 1, "failed", 1);
        execute(hosts(3), Result.DONE);
        JsonObject counts = awaitState(id, "finished")
                .getJsonArray("rings")
                .getJsonObject(0)
                .getJsonObject("counts");
        letAWeekPass();
        JsonObject ring = ring(id, 1);
        assertThat(ring.getJsonObject("counts")).isEqualTo(counts);
        assertThat(counts.getInteger("done")).isEqualTo(3);
        assertThat(counts.getInteger("failed")).isEqualTo(1);
        assertThat(ring.getInteger("host_count")).isEqualTo(5);
        String page = ui.logIn().get("/rollouts/" + id).body();
        assertThat(HtmlText.of(page)).contains("3 done", "1 failed", "its numbers are those of its end");
        assertThat(page).doesNotContain("/hosts?rollout=");
    }

    @Test
    void oneThatWasCancelled() {
        putHosts(4);
        savePlan("{\"percent\": 50}", "{\"percent\": 100}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        execute(List.of(ringHosts(id, 1).first()), Result.DONE);
        awaitCount(id, 1, "done", 1);
        assertThat(command(id, "cancel").statusCode()).isEqualTo(200);
        letAWeekPass();
        JsonObject counts = ring(id, 1).getJsonObject("counts");
        assertThat(counts.getInteger("done")).isEqualTo(1);
        assertThat(counts.getInteger("waiting")).isEqualTo(1);
        assertThat(ring(id, 2).getJsonObject("counts")).isNull();
    }
}
