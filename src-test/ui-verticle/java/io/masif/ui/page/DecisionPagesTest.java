package io.masif.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.CapturedLog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A decision on the page is confirmed, and made once. */
class DecisionPagesTest extends DecisionPageCase {
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    @Test
    void theFirstFormAsksForConfirmationAndDecidesNothing() {
        String question = browser.postForm("/approve", "csrf", csrf, "action", PERL_TICKED, "action", OLD_TICKED)
                .body();
        assertThat(question)
                .contains(
                        "Approve 2 actions on 3 hosts?",
                        "For all hosts, also future ones.",
                        "1 of the actions removes");
        assertThat(question).contains("<html");
        assertThat(rows.countRows("decision")).isZero();
    }

    @Test
    void selectedButHiddenActionsAreNamed() {
        String question = browser.postForm(
                        "/approve",
                        "csrf",
                        csrf,
                        "action",
                        PERL_TICKED,
                        "action",
                        OLD_TICKED,
                        "hidden-action",
                        OLD_TICKED,
                        "for",
                        "only",
                        "host",
                        "web-1",
                        "host",
                        "web-2")
                .body();
        assertThat(question)
                .contains(
                        "Approve 2 actions on 2 hosts?",
                        "For 2 hosts, and no others",
                        "1 of the actions is not on this page of the list:",
                        "old (remove)",
                        "web-2</code>");
    }

    @Test
    void theSameFormSentTwiceIsOneDecision() {
        String key = key(browser.postForm("/approve", "csrf", csrf, "action", PERL_TICKED)
                .body());
        for (int i = 0; i < 2; i++) {
            assertThat(browser.postForm(
                                    "/approve",
                                    "csrf",
                                    csrf,
                                    "action",
                                    PERL_TICKED,
                                    "key",
                                    key,
                                    "for",
                                    "all",
                                    "comment",
                                    "for the audit")
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(approvals()).hasSize(1);
        assertThat(approvals().getJsonObject(0).getString("comment")).isEqualTo("for the audit");
        assertThat(browser.get("/approvals").body()).contains("data-approval=", "for the audit");
        assertThat(browser.get("/parts/pending").body()).doesNotContain("value=\"[&#34;perl&#34;");
    }

    @Test
    void aRepeatedFormReportsTheStateOfItsDecision() {
        String[] form = {"csrf", csrf, "action", PERL_TICKED, "for", "all", "key", "k"};
        try (CapturedLog log = new CapturedLog()) {
            browser.postForm("/approve", form);
            long id = approvals().getJsonObject(0).getLong("id");
            assertThat(browser.postForm("/approve", form).statusCode()).isEqualTo(303);
            for (int i = 0; i < 2; i++) {
                api.delete("/api/v1/approvals/" + id);
            }
            HttpResponse<String> revoked = browser.postForm("/approve", form);
            assertThat(revoked.statusCode()).isEqualTo(409);
            assertThat(revoked.body()).contains("approval " + id, "was revoked");
            assertThat(rows.countRows("decision")).isEqualTo(1);
            assertThat(log.lines().stream().filter(line -> line.contains(" approved author=")))
                    .hasSize(1);
            assertThat(log.lines().stream().filter(line -> line.contains(" revoked author=")))
                    .hasSize(1);
        }
    }

    @Test
    void selectedHostsAreIncludedOrExcluded() {
        String choice = browser.postForm("/choose-hosts", "csrf", csrf, "action", PERL_TICKED)
                .body();
        assertThat(choice).contains("data-host=\"web-1\"", "value=\"only\"", "value=\"except\"");
        assertThat(browser.postForm("/approve", "csrf", csrf, "action", PERL_TICKED, "for", "only", "key", "k")
                        .statusCode())
                .isEqualTo(400);
        browser.postForm("/approve", "csrf", csrf, "action", PERL_TICKED, "for", "except", "host", "web-1", "key", "k");
        JsonObject decision = approvals().getJsonObject(0);
        assertThat(decision.getJsonArray("except")).isEqualTo(new JsonArray().add("web-1"));
        assertThat(decision.getInteger("waiting")).isEqualTo(2);
        assertThat(browser.get("/approvals").body()).contains("all hosts except 1");
    }

    @Test
    void aHostCalledAllHostsIsShownAsAName() {
        browser.postForm(
                "/approve", "csrf", csrf, "action", PERL_TICKED, "for", "only", "host", "all hosts", "key", "k");
        assertThat(browser.get("/approvals").body())
                .contains("href=\"/hosts/all%20hosts\">all hosts</a>")
                .doesNotContain("<span class=\"scope\">all hosts</span>");
    }

    @Test
    void aRevocationIsConfirmedAndCanBeForAPart() {
        browser.postForm(
                "/approve", "csrf", csrf, "action", PERL_TICKED, "action", OLD_TICKED, "for", "all", "key", "k");
        long id = approvals().getJsonObject(0).getLong("id");
        String details = browser.get("/parts/approvals/" + id).body();
        assertThat(details).contains("name=\"pattern\"", "Update perl 5.36", "Remove old");
        String pattern = "{\"package\":\"perl\",\"action\":\"update\",\"to_version\":\"5.36\"}";
        assertThat(browser.postForm("/revoke/" + id, "csrf", csrf, "pattern", pattern, "hosts", "web-2")
                        .body())
                .contains("Revoke 1 action of approval", "1 host waits for it");
        assertThat(rows.countRows("revocation")).isZero();
        assertThat(browser.postForm("/revoke/" + id, "csrf", csrf, "pattern", pattern, "hosts", "nobody")
                        .statusCode())
                .isEqualTo(400);
        browser.postForm("/revoke/" + id, "csrf", csrf, "pattern", pattern, "hosts", "web-2", "sure", "yes");
        assertThat(pending()).hasSize(1);
        assertThat(pending().getJsonObject(0).getInteger("hosts")).isEqualTo(1);
        assertThat(browser.postForm("/revoke/" + id, "csrf", csrf).body()).contains("Revoke approval " + id);
        browser.postForm("/revoke/" + id, "csrf", csrf, "sure", "yes");
        assertThat(pending()).hasSize(2);
        assertThat(rows.countRows("decision")).isEqualTo(1);
    }

    @Test
    void theSearchIsAFormOfItsOwn() {
        String page = browser.get("/pending?q=perl&sort=hosts").body();
        int filter = page.indexOf("id=\"pending-filter\"");
        assertThat(page.indexOf("id=\"search\"", filter)).isBetween(filter, page.indexOf("</form>", filter));
        assertThat(page).contains("value=\"[&#34;perl&#34;").doesNotContain("value=\"[&#34;old&#34;");
        String choice = browser.postForm("/choose-hosts", "csrf", csrf, "action", PERL_TICKED)
                .body();
        assertThat(choice).contains("id=\"search-hosts\"");
        assertThat(browser.get("/pending?query=perl").statusCode()).isEqualTo(400);
        assertThat(browser.get("/pending?query=perl").body()).contains("Unknown parameter");
    }

    private static String key(String question) {
        Matcher matcher = KEY.matcher(question);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
