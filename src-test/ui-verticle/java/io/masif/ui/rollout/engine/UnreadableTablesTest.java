package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database does not answer is unavailable for now, and no fault of the UI. */
class UnreadableTablesTest extends RolloutCase {
    private long rollout;

    @BeforeEach
    void startRolloutOfAll() {
        putHosts(1);
        savePlan("{\"percent\": 100}");
        rollout = startRollout();
        awaitRing(rollout, 1, "open");
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private void hide(String table) {
        rows.query("RENAME TABLE " + table + " TO hidden_" + table);
    }

    @Test
    void commandsAndRepeatedStarts() {
        hide("rollout");
        assertUnavailable(command(rollout, "pause"));
        assertUnavailable(api.post("/api/v1/rollouts", START, "the-key"));
    }

    @Test
    void plans() {
        Browser browser = ui.logIn();
        hide("rollout_plan");
        assertUnavailable(api.post("/api/v1/rollouts", START));
        assertUnavailable(browser.postForm(
                "/approve",
                "csrf",
                browser.csrf(),
                "action",
                "[\"perl\",\"update\",\"5.36\"]",
                "key",
                "k1",
                "for",
                "all",
                "rollout",
                "test"));
    }

    @Test
    void windows() {
        Browser browser = ui.logIn();
        hide("maintenance_window");
        assertUnavailable(browser.get("/windows"));
    }

    @Test
    void whatIsDoneIsAnsweredThoughTheFleetCannotBeReadAfterIt() {
        rows.query("CREATE TRIGGER unreadable BEFORE INSERT ON revocation FOR EACH ROW SET NEW.patterns = '[7]'");
        HttpResponse<String> paused = command(rollout, "pause");
        assertThat(paused.statusCode()).as(paused.body()).isEqualTo(200);
        assertThat(new JsonObject(paused.body()).getString("state")).isEqualTo("paused");
        assertThat(api.get("/api/v1/pending").statusCode()).isEqualTo(503);
    }
}
