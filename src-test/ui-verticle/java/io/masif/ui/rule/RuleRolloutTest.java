package io.masif.ui.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.FailingStatement;
import io.masif.ui.bed.GroupRows;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that start rollouts. */
class RuleRolloutTest extends RuleCase {
    private static final String HALVES = "{\"percent\": 50}, {\"percent\": 100}";

    private int savePlan(String rings) {
        return savePlan(null, rings);
    }

    /** @param version the one that is changed; null for a new plan */
    private int savePlan(Integer version, String rings) {
        String plan = "{\"name\": \"Rings\", \"version\": " + version + ", \"rings\": [" + rings + "]}";
        HttpResponse<String> saved = api.post("/api/v1/rollout-plans", plan);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        return new JsonObject(saved.body()).getInteger("id");
    }

    private static JsonObject rolledOut(String name, String... packages) {
        return rule(name, packages).put("plan", "Rings");
    }

    private JsonObject rollout(long id) {
        return new JsonObject(api.get("/api/v1/rollouts/" + id).body());
    }

    /** The packages of each rollout with commas between them, the first rollout first. */
    private List<String> findRolledOut() {
        return StreamSupport.stream(
                        rows.query("SELECT patterns FROM rollout ORDER BY id").spliterator(), false)
                .map(row -> new JsonArray(row.getString(0))
                        .stream()
                                .map(pattern -> ((JsonObject) pattern).getString("package"))
                                .sorted()
                                .collect(Collectors.joining(",")))
                .toList();
    }

    private void awaitRolledOut(String... rollouts) {
        Await.until("rolled out " + List.of(rollouts), TIMEOUT, () -> findRolledOut()
                .equals(List.of(rollouts)));
    }

    private void awaitState(long rollout, String state) {
        Await.until(
                "rollout " + state, TIMEOUT, () -> state.equals(rollout(rollout).getString("state")));
    }

    private JsonObject findPending(String name) {
        return pending().stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString("package").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String reason(JsonObject row) {
        return row.getJsonObject("decision").getString("reason");
    }

    private HttpResponse<String> command(long rollout, String command) {
        return api.post("/api/v1/rollouts/" + rollout + "/commands", "{\"command\": \"" + command + "\"}");
    }

    @Test
    void whatIsOldEnoughIsRolledOutAndWhatFollowsWaitsForTheEnd() {
        rows.putHost("web-1", PERL);
        rows.putHost("web-2", PERL);
        savePlan(HALVES);
        JsonObject rule = addRule(rolledOut("Nightly", "perl", "bar").put("comment", "agreed"));
        awaitRolledOut("perl");
        JsonObject first = rollout(1);
        assertThat(first.getJsonObject("rule").getString("name")).isEqualTo("Nightly");
        assertThat(first.getString("comment")).isEqualTo("agreed");
        Await.until("approved for half", TIMEOUT, () -> findPending("perl").getInteger("hosts") == 1);
        assertThat(findPending("perl").getJsonObject("rollout").getInteger("ring"))
                .isEqualTo(1);
        assertThat(reason(findPending("perl"))).contains("rollout 1 (Rings), which is running in ring 1");
        rows.putHost("web-3", BAR);
        awaitEvaluation();
        assertThat(findRolledOut()).hasSize(1);
        assertThat(reason(findPending("bar")))
                .contains("rule Nightly v1 starts a rollout by the plan Rings", "not before rollout 1 has ended");
        rows.putHost("web-1");
        rows.putHost("web-2");
        awaitState(1, "finished");
        awaitRolledOut("perl", "bar");
        Await.until(
                "in the index",
                TIMEOUT,
                () -> get(rule).getJsonArray("rollouts").size() == 2);
    }

    @Test
    void cancelledRolloutIsBegunAgainByTheNextVersionOnly() {
        rows.putHost("web-1", PERL);
        savePlan(HALVES);
        JsonObject rule = addRule(rolledOut("Nightly", "perl"));
        awaitRolledOut("perl");
        assertThat(command(1, "cancel").statusCode()).isEqualTo(200);
        awaitEvaluation();
        Await.until("said", TIMEOUT, () -> reason(findPending("perl")).contains("cancelled or revoked"));
        assertThat(findRolledOut()).hasSize(1);
        change(rule, rolledOut("Nightly", "perl"));
        awaitRolledOut("perl", "perl");
    }

    @Test
    void nextVersionWaitsForTheRolloutOfTheOneBefore() {
        rows.putHost("web-1", PERL, BAR);
        savePlan(HALVES);
        JsonObject rule = addRule(rolledOut("Nightly", "perl"));
        awaitRolledOut("perl");
        assertThat(command(1, "pause").statusCode()).isEqualTo(200);
        change(rule, rolledOut("Nightly", "bar"));
        awaitEvaluation();
        assertThat(findRolledOut()).hasSize(1);
        command(1, "cancel");
        awaitRolledOut("perl", "bar");
    }

    @Test
    void rolloutReachesTheGroupsOfTheRule() {
        rows.putHost("web-1", PERL);
        rows.putHost("db-1", PERL);
        new GroupRows(ui).add("web", "name~web-*");
        Await.until("members", TIMEOUT, () -> api.get("/api/v1/groups").body().contains("\"members\":1"));
        savePlan("{\"percent\": 100}");
        addRule(rolledOut("Web", "perl").put("groups", new JsonArray().add("web")));
        awaitRolledOut("perl");
        rows.putHost("web-1");
        awaitState(1, "finished");
        assertThat(rollout(1).getString("scope")).isEqualTo("groups");
        assertThat(findPending("perl").getInteger("hosts")).isEqualTo(1);
    }

    @Test
    void ruleKeepsTheVersionOfThePlanThatItNamed() {
        savePlan(HALVES);
        JsonObject rule = addRule(rolledOut("Nightly", "perl"));
        savePlan(1, "{\"percent\": 100}");
        rows.putHost("web-1", PERL);
        awaitRolledOut("perl");
        assertThat(rollout(1).getJsonArray("rings")).hasSize(2);
        assertThat(change(rule, rolledOut("Nightly", "perl"))
                        .getJsonObject("plan")
                        .getInteger("version"))
                .isEqualTo(2);
    }

    @Test
    void planThatARuleNamesIsNotRemoved() {
        int plan = savePlan(HALVES);
        JsonObject rule = addRule(rolledOut("Nightly", "perl"));
        HttpResponse<String> refused = api.delete("/api/v1/rollout-plans/" + plan);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Nightly");
        change(rule, rule("Nightly", "perl"));
        assertThat(api.delete("/api/v1/rollout-plans/" + plan).statusCode()).isEqualTo(204);
        HttpResponse<String> unknown =
                api.post("/api/v1/rules", rolledOut("Other", "perl").encode());
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("no rollout plan named");
        assertThat(rows.countRows("rule")).isEqualTo(1);
    }

    @Test
    void severalUisBeginOneRollout() {
        ui.startAnother();
        savePlan(HALVES);
        addRule(rolledOut("All", "*", "!probe*"));
        for (int i = 0; i < 5; i++) {
            rows.putHost("web-" + i, PERL, Action.of("foo" + i, "amd64", Kind.UPDATE, "1.0", "1.1"));
        }
        Await.until("begun", TIMEOUT, () -> !findRolledOut().isEmpty());
        awaitEvaluation();
        assertThat(findRolledOut()).hasSize(1);
        assertThat(rows.query("SELECT 1 FROM event WHERE kind = 'rollout-started'"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT ON rollout", "INSERT ON rollout_ring", "INSERT ON event"})
    void rolloutThatCouldNotBeWrittenIsBegunOnce(String statement) {
        savePlan(HALVES);
        addRule(rolledOut("Nightly", "perl"));
        FailingStatement failing = FailingStatement.begin(rows, statement);
        rows.putHost("web-1", PERL);
        failing.awaitAttempt();
        assertThat(rows.countRows("rollout_ring")).isZero();
        failing.end();
        awaitRolledOut("perl");
        awaitEvaluation();
        assertThat(findRolledOut()).containsExactly("perl");
        assertThat(rows.countRows("rollout_ring")).isEqualTo(2);
        assertThat(rows.query("SELECT 1 FROM event WHERE kind = 'rollout-started'"))
                .hasSize(1);
    }
}
