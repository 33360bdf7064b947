package io.masif.ui.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule that has reboots rolled out has later ones rolled out as well. */
class RuleRestartsTest extends RuleCase {
    private static final Action REBOOT = Action.reboot();

    @BeforeEach
    void addRuleOfReboots() {
        assertThat(api.post("/api/v1/rollout-plans", "{\"name\": \"Rings\", \"rings\": [{\"percent\": 100}]}")
                        .statusCode())
                .isEqualTo(201);
        rows.putHost("web-1", REBOOT);
        addRule(rule("Reboots", "reboot")
                .put("actions", new JsonArray().add("reboot"))
                .put("plan", "Rings"));
        awaitRollouts(1);
    }

    private void awaitRollouts(int count) {
        Await.until("rollouts: " + count, TIMEOUT, () -> rows.countRows("rollout") == count);
    }

    private void awaitState(int rollout, String state) {
        Await.until("rollout " + state, TIMEOUT, () -> new JsonObject(
                        api.get("/api/v1/rollouts/" + rollout).body())
                .getString("state")
                .equals(state));
    }

    private void restart() {
        ui.restart();
        api = createAdministrator();
        Await.until("ready", TIMEOUT, () -> api.get("/api/v1/hosts").statusCode() == 200);
    }

    @Test
    void whatNeedsARebootAgainIsRolledOutAgain() {
        rows.putRun("web-1", REBOOT, Result.DONE, null, "");
        rows.putHost("web-1");
        awaitState(1, "finished");
        awaitEvaluation();
        assertThat(rows.countRows("rollout")).isEqualTo(1);
        rows.putHost("web-1", REBOOT);
        awaitRollouts(2);
        restart();
        awaitEvaluation();
        rows.putRun("web-1", REBOOT, Result.DONE, null, "");
        rows.putHost("web-1");
        awaitState(2, "finished");
        rows.putHost("web-2", REBOOT);
        awaitRollouts(3);
    }

    @Test
    void whatWasCancelledIsNot() {
        assertThat(api.post("/api/v1/rollouts/1/commands", "{\"command\": \"cancel\"}")
                        .statusCode())
                .isEqualTo(200);
        rows.putHost("web-2", REBOOT);
        awaitEvaluation();
        restart();
        awaitEvaluation();
        assertThat(rows.countRows("rollout")).isEqualTo(1);
    }
}
