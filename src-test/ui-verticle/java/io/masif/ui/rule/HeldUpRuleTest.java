package io.masif.ui.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rule says for how long a rollout of it has kept it from the next one. */
class HeldUpRuleTest extends RuleCase {
    @Test
    void aRuleSaysThatARolloutThatDoesNotEndHoldsItUp() {
        api.post("/api/v1/rollout-plans", "{\"name\": \"Rings\", \"rings\": [{\"percent\": 50}, {\"percent\": 100}]}");
        JsonObject rule = addRule(rule("Nightly", "perl", "bar").put("plan", "Rings"));
        rows.putHost("web-1", PERL);
        Await.until("begun", TIMEOUT, () -> rows.countRows("rollout") == 1);
        api.post("/api/v1/rollouts/1/commands", "{\"command\": \"pause\"}");
        rows.putHost("web-2", BAR);
        JsonObject held = Await.value("held up", TIMEOUT, () -> findHeldUp(rule));
        assertThat(held.getLong("rollout")).isEqualTo(1);
        assertThat(held.getBoolean("overdue")).isFalse();
        assertThat(page(rule))
                .contains("What this rule rolls out next has waited")
                .doesNotContain("more than 7 days");
        rows.query("UPDATE rollout SET created_at = created_at - INTERVAL 9 DAY");
        rows.query("UPDATE action SET first_seen = first_seen - INTERVAL 8 DAY WHERE package = 'bar'");
        ui.restart();
        api = createAdministrator();
        Await.until("overdue", TIMEOUT, () -> findHeldUp(rule)
                .filter(each -> each.getBoolean("overdue"))
                .isPresent());
        assertThat(page(rule)).contains("more than 7 days");
        assertThat(rows.countRows("rollout")).isEqualTo(1);
    }

    private Optional<JsonObject> findHeldUp(JsonObject rule) {
        return Optional.ofNullable(get(rule).getJsonObject("held_up"));
    }

    private String page(JsonObject rule) {
        return ui.logIn().get("/rules/" + rule.getLong("id")).body();
    }
}
