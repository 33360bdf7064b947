package io.masif.ui.page.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules are made, changed and switched off on their pages, and named where they decide. */
class RulePagesTest extends ApiCase {
    private Browser browser;

    @BeforeEach
    void logIn() {
        browser = ui.logIn();
        rows.putHost("a", PERL, BAR);
        awaitPending(2);
    }

    private HttpResponse<String> post(String path, String... fields) {
        return browser.postForm(
                path,
                Stream.concat(Stream.of("csrf", browser.csrf()), Stream.of(fields))
                        .toArray(String[]::new));
    }

    private String save(String path, String... fields) {
        HttpResponse<String> saved = post(
                path,
                Stream.concat(Stream.of("button", "confirm"), Stream.of(fields)).toArray(String[]::new));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        return saved.headers().firstValue("Location").orElseThrow();
    }

    private void awaitPage(String path, String text) {
        Await.until(
                path + " says " + text, TIMEOUT, () -> browser.get(path).body().contains(text));
    }

    @Test
    void aRuleIsPreviewedSavedAndListed() {
        String preview = post(
                        "/rules",
                        "name",
                        "Nightly",
                        "enabled",
                        "on",
                        "packages",
                        "*, !bar",
                        "kind",
                        "update",
                        "age",
                        "0")
                .body();
        assertThat(preview)
                .contains("Save the rule Nightly?", "Approves now 1 action on 1 host.", "value=\"confirm\"")
                .contains("What it would approve", "perl (update 5.36)", "1 action, on 1 host");
        assertThat(rows.countRows("rule")).isZero();
        String link = save(
                "/rules", "name", "Nightly", "enabled", "on", "packages", "*, !bar", "kind", "update", "age", "72");
        assertThat(browser.get("/rules").body()).contains("Nightly", "!bar", "3 days", "in 2 d 23 h");
        assertThat(browser.get(link).body())
                .contains("Rule Nightly v1", "Approves in the next 7 days", "perl (update 5.36)")
                .contains("To end the rule for good, switch it off.");
        assertThat(browser.get("/rules.csv").body())
                .startsWith("name,version,state,packages,groups,age,plan,recent,next,author,comment")
                .contains("Nightly,1,enabled,* !bar");
    }

    @Test
    void pendingActionsSayWhichRuleApprovesThemAndWhen() {
        save("/rules", "name", "Nightly", "enabled", "on", "packages", "perl", "kind", "update", "age", "52");
        assertThat(browser.get("/pending").body())
                .contains("Rule Nightly v1 approves it in 2 d 3 h", "Nobody has decided");
        assertThat(browser.get("/hosts/a").body())
                .contains("Rule Nightly v1 approves it in 2 d 3 h", "Nobody has decided");
        JsonObject perl = pending().stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString("package").equals("perl"))
                .findFirst()
                .orElseThrow();
        assertThat(perl.getJsonObject("rule").getString("name")).isEqualTo("Nightly");
        assertThat(perl.getString("approves_at")).isNotNull();
    }

    @Test
    void approvalsHistoryAndAuditNameTheRule() {
        String link = save("/rules", "name", "At once", "enabled", "on", "packages", "perl", "kind", "update");
        awaitPage("/approvals", "Rule At once v1");
        assertThat(browser.get("/approvals").body()).contains("href=\"" + link + "\"");
        assertThat(browser.get("/activity").body()).contains("approved by the rule At once v1");
        assertThat(browser.get("/approvals.csv").body())
                .contains("author,rule,rule_version,rollout,ring,comment")
                .contains(",At once,1,");
        assertThat(browser.get("/approvals?q=at+once").body()).contains("perl");
        awaitPage(link, "In force");
        rows.query("INSERT INTO revocation (decision_id, scope, author, created_at) SELECT id, 'all', 'anna',"
                + " UTC_TIMESTAMP(3) - INTERVAL 8 DAY FROM decision");
        ui.restart();
        browser = ui.logIn();
        assertThat(browser.get("/approvals?state=revoked&q=at+once").body()).contains("Rule At once v1");
    }

    private void savePlan() {
        post("/rollout-plans", "name", "Rings", "button", "save", "percent-1", "50", "soak-1", "0");
    }

    private String saveWithPlan(String path, String age, String... more) {
        return save(
                path,
                Stream.concat(
                                Stream.of("name", "Nightly", "enabled", "on", "packages", "perl", "kind", "update"),
                                Stream.concat(Stream.of("plan", "Rings", "age", age), Stream.of(more)))
                        .toArray(String[]::new));
    }

    @Test
    void aRuleNamesThePlanOfItsRollouts() {
        savePlan();
        assertThat(browser.get("/rules/new").body()).contains("Rings, version 1", "at once");
        String link = saveWithPlan("/rules", "52");
        for (String page : List.of("/pending", "/hosts/a")) {
            assertThat(browser.get(page).body()).contains("Rule Nightly v1 starts rollout Rings in 2 d 3 h");
        }
        assertThat(browser.get("/rules").body()).contains("Rings, version 1");
        assertThat(browser.get("/rules.csv").body()).contains(",Rings,");
        assertThat(browser.get(link + "/edit").body()).contains("<option value=\"Rings\" selected>");
        assertThat(post("/rollout-plans/1/remove").body()).contains("cannot be removed", "Nightly");
        assertThat(post("/rules", "name", "Other", "packages", "*", "kind", "update", "plan", "none")
                        .body())
                .contains("no rollout plan named");
    }

    @Test
    void rolloutAndRuleLeadToEachOther() {
        savePlan();
        String link = saveWithPlan("/rules", "0");
        awaitPage(link, "/rollouts/1");
        assertThat(browser.get("/rollouts/1").body()).contains("href=\"" + link + "\"", "Rule Nightly v1");
        assertThat(browser.get("/rollouts").body()).contains("Rule Nightly v1");
        awaitPage("/approvals", "href=\"/rollouts/1\"");
    }

    @Test
    void revokedApprovalOfARuleIsSaidInPending() {
        save("/rules", "name", "At once", "enabled", "on", "packages", "perl", "kind", "update");
        awaitPending(1);
        long approval = approvals().getJsonObject(0).getLong("id");
        api.delete("/api/v1/approvals/" + approval);
        awaitPage("/pending", "Rule At once v1 approved it; that was revoked");
    }

    @Test
    void aRuleIsSwitchedOffAndWhatItApprovedIsRevoked() {
        String link = save("/rules", "name", "At once", "enabled", "on", "packages", "*", "kind", "update");
        awaitPending(0);
        assertThat(browser.get(link).body()).contains("stays approved until it is revoked");
        save(link + "/disable", "version", "1", "revoke", "on", "comment", "trouble");
        awaitPending(2);
        assertThat(browser.get(link).body())
                .contains(
                        "Rule At once v2", "Off", "trouble", "The rule is switched off and approves nothing any more.");
        assertThat(browser.get("/activity").body()).contains("disabled the rule At once v2");
        assertThat(post(link + "/disable", "version", "1").statusCode()).isEqualTo(409);
    }

    @Test
    void aChangeIsAnotherVersion() {
        String link =
                save("/rules", "name", "Nightly", "enabled", "on", "packages", "perl", "kind", "update", "age", "72");
        assertThat(browser.get(link + "/edit").body()).contains("value=\"Nightly\"", "value=\"72\"");
        String[] change = {
            "name", "Weekly", "enabled", "on", "packages", "perl", "kind", "update", "age", "168", "version", "1"
        };
        assertThat(post(link + "/save", change).body()).contains("Save the rule Weekly?", "Approves nothing now.");
        assertThat(rows.countRows("rule_version")).isEqualTo(1);
        save(link + "/save", change);
        assertThat(browser.get(link).body()).contains("Rule Weekly v2", "7 days", "3 days");
    }
}
