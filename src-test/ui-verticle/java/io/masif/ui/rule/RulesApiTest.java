package io.masif.ui.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.GroupRows;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs read of rules. */
class RulesApiTest extends RuleCase {
    @Test
    void ruleIsListedWithItsVersions() {
        JsonObject rule = addRule(rule("Security", "*", "!linux-*").put("security_only", true));
        change(
                rule,
                rule("Security nightly", "*")
                        .put("minimum_age", 3 * DAY)
                        .put("releases", new JsonArray().add("Debian-Security/*"))
                        .put("comment", "agreed on Monday"));
        JsonArray rules = new JsonArray(api.get("/api/v1/rules").body());
        assertThat(rules).hasSize(1);
        assertThat(rules.getJsonObject(0).getString("name")).isEqualTo("Security nightly");
        assertThat(rules.getJsonObject(0).getInteger("version")).isEqualTo(2);
        JsonArray versions = get(rule).getJsonArray("versions");
        assertThat(versions.getJsonObject(0).getString("comment")).isEqualTo("agreed on Monday");
        assertThat(versions.getJsonObject(1).getJsonArray("packages"))
                .isEqualTo(new JsonArray().add("*").add("!linux-*"));
        assertThat(rows.query("SELECT kind FROM event WHERE kind LIKE 'rule-%' ORDER BY id"))
                .extracting(event -> event.getString(0))
                .containsExactly("rule-added", "rule-changed");
    }

    @Test
    void onlyTheCurrentVersionCanBeChanged() {
        JsonObject rule = addRule(rule("Security", "*"));
        change(rule, rule("Security", "perl"));
        HttpResponse<String> late = put(rule, rule("Security", "bar").put("version", 1));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("version 1 is not the current one");
        assertThat(get(rule).getInteger("version")).isEqualTo(2);
    }

    @Test
    void namesAreGivenOnce() {
        addRule(rule("Security", "*"));
        HttpResponse<String> again =
                api.post("/api/v1/rules", rule("Security", "perl").encode());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("There is a rule of the name");
        assertThat(rows.countRows("rule")).isEqualTo(1);
        assertThat(rows.countRows("rule_version")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "{\"name\": \"x\", \"packages\": [\"Perl\"]};a pattern of packages must be",
                "{\"name\": \"x\", \"packages\": [\"!perl\"]};at least one pattern must name packages",
                "{\"name\": \"x\", \"packages\": [\"*\"], \"releases\": [\"stable\"]};a release must be label/suite",
                "{\"name\": \"x\", \"packages\": [\"*\"], \"actions\": [\"upgrade\"]};actions must be",
                "{\"name\": \"x\", \"packages\": [\"*\"], \"minimum_age\": -1};minimum_age must be",
                "{\"name\": \"x\", \"packages\": [\"*\"], \"groups\": [\"web\"]};There is no group",
                "{\"name\": \"x\", \"packages\": [\"*\"], \"valid_from\": \"2027-01-02T00:00:00Z\","
                        + " \"valid_to\": \"2027-01-01T00:00:00Z\"};later than valid_from",
                "{\"name\": \"x\", \"packages\": [\"*\"], \"valid_to\": \"+12027-01-01T00:00:00Z\"};valid_to must be",
                "{\"packages\": [\"*\"]};name",
                "{\"name\": \"x\", \"packages\": [\"*\"], \"age\": 3};age",
            })
    void whatIsWrongIsRefused(String body, String sentence) {
        HttpResponse<String> refused = api.post("/api/v1/rules", body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains(sentence);
        assertThat(rows.countRows("rule_version")).isZero();
    }

    @Test
    void theListSaysWhenRulesApproveSomethingNext() {
        rows.putHost("web-1", PERL, BAR);
        rows.query("UPDATE action SET first_seen = first_seen - INTERVAL 1 DAY WHERE package = 'perl'");
        ui.restart();
        api = createAdministrator();
        awaitPending(2);
        JsonObject all = addRule(rule("All", "*").put("minimum_age", 3 * DAY));
        JsonObject bar = addRule(rule("Bar", "bar").put("minimum_age", 3 * DAY));
        addRule(rule("Disabled", "*").put("minimum_age", 3 * DAY).put("enabled", false));
        addRule(rule("Others", "zsh").put("minimum_age", 3 * DAY));
        JsonArray list = new JsonArray(api.get("/api/v1/rules").body());
        assertThat(list)
                .extracting(rule -> ((JsonObject) rule).getString("next_approval"))
                .containsExactly(next(all), next(bar), null, null);
        assertThat(next(all)).isLessThan(next(bar));
    }

    private String next(JsonObject rule) {
        return get(rule).getJsonObject("forecast").getString("next_approval");
    }

    @Test
    void previewOfThePastIsThatOfTheGroupsAndTheValidity() {
        rows.putHost("web-1", PERL);
        rows.putHost("db-1", BAR);
        rows.putRun("web-1", NEWDEP, Result.DONE, null, "the output");
        rows.query("UPDATE action SET first_seen = first_seen - INTERVAL 10 DAY");
        new GroupRows(ui).add("web", "name~web-*");
        Await.until("members", TIMEOUT, () -> api.get("/api/v1/groups").body().contains("\"members\":1"));
        ui.restart();
        api = createAdministrator();
        awaitPending(2);
        JsonObject all =
                rule("All", "*").put("actions", new JsonArray().add("update").add("install"));
        assertThat(findPast(all)).containsExactlyInAnyOrder("perl", "bar", "newdep");
        JsonArray web = new JsonArray().add("web");
        assertThat(findPast(all.copy().put("groups", web))).containsExactlyInAnyOrder("perl", "newdep");
        String lastWeek = Instant.now().minus(7, ChronoUnit.DAYS).toString();
        assertThat(findPast(all.copy().put("valid_from", lastWeek))).isEmpty();
        assertThat(findPast(all.copy().put("valid_to", lastWeek))).hasSize(3);
    }

    private List<String> findPast(JsonObject rule) {
        HttpResponse<String> answer = api.post("/api/v1/rule-previews", rule.encode());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject past = new JsonObject(answer.body()).getJsonObject("past");
        assertThat(past.getInteger("action_count"))
                .isEqualTo(past.getJsonArray("actions").size());
        return past.getJsonArray("actions").stream()
                .map(each -> ((JsonObject) each).getString("package"))
                .toList();
    }

    @Test
    void previewSaysWhatIsApprovedNowSoonAndWouldHaveBeen() {
        rows.putHost("web-1", PERL, BAR);
        rows.putHost("web-2", PERL_OLDER);
        rows.query("UPDATE action SET first_seen = first_seen - INTERVAL 10 DAY WHERE package = 'perl'");
        ui.restart();
        api = createAdministrator();
        awaitPending(2);
        HttpResponse<String> answer = api.post(
                "/api/v1/rule-previews",
                rule("All", "*").put("minimum_age", 3 * DAY).encode());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject preview = new JsonObject(answer.body());
        JsonObject now = preview.getJsonObject("now");
        assertThat(now.getInteger("action_count")).isEqualTo(1);
        assertThat(now.getInteger("hosts")).isEqualTo(2);
        assertThat(now.getJsonArray("actions").getJsonObject(0).getString("package"))
                .isEqualTo("perl");
        JsonObject soon = preview.getJsonObject("soon");
        assertThat(soon.getJsonArray("actions").getJsonObject(0).getString("package"))
                .isEqualTo("bar");
        assertThat(preview.getString("next_approval"))
                .isEqualTo(soon.getJsonArray("actions").getJsonObject(0).getString("approves_at"));
        JsonObject past = preview.getJsonObject("past");
        assertThat(past.getInteger("action_count")).isEqualTo(1);
        assertThat(past.getString("known_since")).isNotNull();
        assertThat(rows.countRows("rule")).isZero();
    }
}
