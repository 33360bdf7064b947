package io.masif.ui.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;

/** A UI whose rules are made by a program. */
abstract class RuleCase extends ApiCase {
    static final int DAY = 86_400;

    private int probes;

    @BeforeEach
    void becomeAdministrator() {
        api = createAdministrator();
    }

    /** A program that may make rules. */
    Browser createAdministrator() {
        return ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
    }

    /** A rule for the packages that these patterns choose. */
    static JsonObject rule(String name, String... packages) {
        return new JsonObject().put("name", name).put("packages", new JsonArray(List.of(packages)));
    }

    JsonObject addRule(JsonObject rule) {
        HttpResponse<String> added = api.post("/api/v1/rules", rule.encode());
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return new JsonObject(added.body());
    }

    /** Makes the next version of a rule; the rule as it is then. */
    JsonObject change(JsonObject rule, JsonObject next) {
        HttpResponse<String> changed = put(rule, next.put("version", rule.getInteger("version")));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        return new JsonObject(changed.body());
    }

    HttpResponse<String> put(JsonObject rule, JsonObject body) {
        return api.send("PUT", "/api/v1/rules/" + rule.getLong("id"), body.encode());
    }

    JsonObject get(JsonObject rule) {
        return new JsonObject(api.get("/api/v1/rules/" + rule.getLong("id")).body());
    }

    /** Waits until rules have approved these packages, each as often as it is named here, and no others. */
    void awaitApproved(String... packages) {
        Await.until("approved " + List.of(packages), TIMEOUT, () -> findApproved()
                .equals(Arrays.stream(packages).sorted().toList()));
    }

    /** Waits until the rules have been evaluated for everything that was written before. */
    void awaitEvaluation() {
        String name = "probe" + ++probes;
        addRule(rule(name, name));
        rows.putHost(name, Action.of(name, "all", Kind.INSTALL, null, "1"));
        Await.until("approved " + name, TIMEOUT, () -> findAllApproved().contains(name));
        Await.until("in the index", TIMEOUT, () -> pending().stream()
                .noneMatch(row -> ((JsonObject) row).getString("package").equals(name)));
    }

    /** The packages that rules have approved, sorted, also where that was revoked. */
    List<String> findApproved() {
        return findAllApproved().stream()
                .filter(name -> !name.startsWith("probe"))
                .toList();
    }

    private List<String> findAllApproved() {
        return StreamSupport.stream(rows.query("""
                                SELECT d.patterns FROM decision d JOIN decision_origin o ON o.decision_id = d.id
                                """).spliterator(), false)
                .flatMap(row -> new JsonArray(row.getString(0)).stream())
                .map(pattern -> ((JsonObject) pattern).getString("package"))
                .sorted()
                .toList();
    }
}
