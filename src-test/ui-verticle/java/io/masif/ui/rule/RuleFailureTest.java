package io.masif.ui.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RelayCase;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection of a UI falls silent between two steps of an approval, as if it were killed there. */
class RuleFailureTest extends RelayCase {
    private static final String PLAN = "{\"name\": \"Rings\", \"rings\": [{\"percent\": 100}, {\"percent\": 100}]}";

    /** The update is old enough some seconds after the rule was saved, whenever that is. */
    private String rule() {
        long age = query("SELECT TIMESTAMPDIFF(SECOND, MIN(first_seen), UTC_TIMESTAMP(3)) FROM action")
                .iterator()
                .next()
                .getLong(0);
        return "{\"name\": \"Perl\", \"packages\": [\"perl\"], \"minimum_age\": " + (age + 6) + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE lease SET fence", "LOCK IN SHARE MODE", "INSERT INTO decision_origin", "COMMIT"})
    void whatWasLeftIsApprovedOnce(String step) {
        HttpResponse<String> added = ui.browser()
                .withBasicAuthentication("admin", RunningUi.PASSWORD)
                .post("/api/v1/rules", rule());
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        relay.silenceAfter(step);
        Await.until("cut off", TIMEOUT, () -> relay.hasSilencedAfterText());
        Await.until("approved", TIMEOUT, () -> api.get("/api/v1/pending").body().equals("[]"));
        assertThat(query("SELECT id FROM decision")).hasSize(1);
        assertThat(query("SELECT decision_id FROM decision_origin")).hasSize(1);
        assertThat(query("SELECT detail FROM event WHERE kind = 'approved'"))
                .singleElement()
                .extracting(event -> new JsonObject(event.getString(0)).getString("rule_name"))
                .isEqualTo("Perl");
    }

    /** The rule starts the rollout, and the rollout opens its ring. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO rollout_ring",
                "UPDATE rollout_ring SET host_set_id",
                "UPDATE counter SET value = value + 1 WHERE name = 'rollout'"
            })
    void whatWasLeftIsRolledOutOnce(String step) {
        Browser administrator = ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
        HttpResponse<String> plan = administrator.post("/api/v1/rollout-plans", PLAN);
        assertThat(plan.statusCode()).as(plan.body()).isEqualTo(201);
        HttpResponse<String> added = administrator.post("/api/v1/rules", rule().replace("}", ", \"plan\": \"Rings\"}"));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        relay.silenceAfter(step);
        Await.until("cut off", TIMEOUT, () -> relay.hasSilencedAfterText());
        Await.until("approved", TIMEOUT, () -> api.get("/api/v1/pending").body().equals("[]"));
        assertThat(query("SELECT id FROM rollout")).hasSize(1);
        assertThat(query("SELECT ring FROM rollout_ring")).hasSize(2);
        assertThat(query("SELECT ring FROM rollout_ring WHERE state = 'open'")).hasSize(1);
        assertThat(query("SELECT decision_id FROM decision_origin")).hasSize(1);
        assertThat(query("SELECT kind FROM event WHERE kind IN ('rollout-started', 'ring-opened') ORDER BY id"))
                .extracting(event -> event.getString(0))
                .containsExactly("rollout-started", "ring-opened");
    }

    private RowSet<Row> query(String sql) {
        return ui.rows().query(sql);
    }
}
