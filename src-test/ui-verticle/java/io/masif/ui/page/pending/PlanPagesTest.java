package io.masif.ui.page.pending;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hosts that plan exactly the same are one class, which is compared with others and approved as a whole. */
class PlanPagesTest extends ApiCase {
    private Browser browser;
    private int small;
    private int large;

    @BeforeEach
    void putFleet() {
        rows.putHosts(3, PERL, BAR);
        rows.putHost("web-1", PERL, BAR, OLD);
        rows.putHost("web-2", PERL, BAR, OLD);
        rows.putHost("done");
        awaitPending(3);
        browser = ui.logIn();
        large = planOf("host-1");
        small = planOf("web-1");
    }

    private int planOf(String host) {
        return rows.query("SELECT plan_id FROM agent WHERE name = ?", host)
                .iterator()
                .next()
                .getInteger(0);
    }

    @Test
    void theLargestClassIsFirst() {
        String page = browser.get("/plans").body();
        assertThat(page).contains("data-plan=\"" + large + "\" data-hosts=\"3\"", "data-plan=\"" + small + "\"");
        assertThat(page.indexOf("data-plan=\"" + large)).isLessThan(page.indexOf("data-plan=\"" + small));
        assertThat(page).contains("1–2 of 2", "System unknown").doesNotContain(">?</a>");
        assertThat(browser.get("/parts/plans?sort=hosts").body().indexOf("data-plan=\"" + small))
                .isLessThan(browser.get("/parts/plans?sort=hosts").body().indexOf("data-plan=\"" + large));
        assertThat(page).contains("href=\"/plans?sort=host\"");
        assertThat(browser.get("/parts/plans?q=old").body())
                .contains("data-plan=\"" + small + "\"")
                .doesNotContain("data-plan=\"" + large + "\"");
        assertThat(browser.get("/plans.csv?sort=-removals").body())
                .isEqualToNormalizingNewlines("""
                        plan,hosts,host,class,actions,pending,security,removals
                        %d,2,web-1,?,3,3,1,1
                        %d,3,host-1,?,2,2,1,0
                        """.formatted(small, large));
    }

    @Test
    void aClassIsComparedWithTheOneThatIsMostAlike() {
        String page = browser.get("/plans/" + small).body();
        assertThat(page)
                .contains(
                        "2 hosts with the same plan", "data-only=\"1\" data-missing=\"0\"", "Only these 2 hosts would");
        assertThat(browser.get("/plans/" + large + "?with=" + small).body())
                .contains("data-only=\"0\" data-missing=\"1\"");
        // no host has that plan any more
        assertThat(browser.get("/parts/plans/" + small + "?with=999999").body())
                .contains("data-only=\"1\" data-missing=\"0\"");
        assertThat(browser.get("/plans/999999").statusCode()).isEqualTo(404);
        assertThat(browser.get("/plans/x").statusCode()).isEqualTo(404);
    }

    @Test
    void aClassIsApprovedForExactlyItsHosts() {
        String csrf = browser.csrf();
        String plan = Integer.toString(small);
        String question =
                browser.postForm("/approve", "csrf", csrf, "plan", plan).body();
        assertThat(question).contains("Approve 3 actions on 2 hosts?", "For exactly the 2 hosts that have this plan:");
        String content = question.replaceFirst("(?s).*name=\"content\" value=\"([^\"]+)\".*", "$1");
        browser.postForm("/approve", "csrf", csrf, "plan", plan, "content", content, "key", "k");
        assertThat(approvals().getJsonObject(0).getJsonArray("hosts"))
                .isEqualTo(new JsonArray().add("web-1").add("web-2"));
        assertThat(browser.get("/plans/" + small).body())
                .contains("<span class=\"badge plain\">approved</span>")
                .doesNotContain("id=\"approve-plan\"");
        assertThat(browser.get("/parts/plans?pending=on").body()).doesNotContain("data-plan=\"" + small + "\"");
    }

    @Test
    void whatIsDeclinedOrDeferredIsNotShownAsApproved() {
        decline("perl", "update", "\"5.36\"", "");
        decline("bar", "update", "\"1.1\"", ", \"hosts\": [\"host-1\"], \"until\": \"2099-01-01T00:00:00Z\"");
        decline("old", "remove", "null", ", \"until\": \"2099-01-01T00:00:00Z\"");
        assertThat(approve("bar", "update", "1.1", null).statusCode()).isEqualTo(201);
        awaitPending(0);
        assertThat(decisions(large)).isEqualToNormalizingNewlines("""
                        package,action,from,to,security,pending,decision
                        bar,update,1.0,1.1,false,false,mixed
                        perl,update,5.24,5.36,true,false,declined
                        """);
        assertThat(decisions(small)).isEqualToNormalizingNewlines("""
                        package,action,from,to,security,pending,decision
                        old,remove,0.9,,false,false,deferred
                        bar,update,1.0,1.1,false,false,approved
                        perl,update,5.24,5.36,true,false,declined
                        """);
        String badge = "<span class=\"badge plain\">%s</span>";
        assertThat(browser.get("/plans/" + large).body())
                .contains(badge.formatted("declined"), badge.formatted("decided differently on each host"))
                .doesNotContain(badge.formatted("approved"));
        assertThat(browser.get("/plans/" + small).body()).contains(badge.formatted("deferred"));
        assertThat(new JsonObject(api.get("/api/v1/plans/" + large).body())
                        .getJsonArray("actions")
                        .getJsonObject(1)
                        .getString("decision"))
                .isEqualTo("declined");
    }

    @Test
    void thePartThatIsLoadedAgainIsWhatThePageShows() {
        String page = browser.get("/plans/" + small + "?with=" + large).body();
        assertThat(page)
                .contains(
                        "hx-get=\"/parts/plans/" + small + "?with=" + large + "\"", "data-live=\"pending decisions\"");
        String part = browser.get("/parts/plans/" + small + "?with=" + large).body();
        assertThat(part).contains("id=\"approve-plan\"", "3 pending").doesNotContain("<html");
        assertThat(removeTokens(page)).contains(removeTokens(part).strip());
        HttpResponse<String> gone = browser.get("/parts/plans/999999");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.headers().firstValue("HX-Refresh")).contains("true");
    }

    /** Each answer has another one. */
    private static String removeTokens(String html) {
        return html.replaceAll("name=\"csrf\" value=\"[^\"]+\"", "");
    }

    private void decline(String name, String action, String version, String more) {
        String pattern =
                "{\"package\": \"" + name + "\", \"action\": \"" + action + "\", \"to_version\": " + version + "}";
        assertThat(api.post("/api/v1/declines", "{\"actions\": [" + pattern + "]" + more + "}")
                        .statusCode())
                .isEqualTo(201);
    }

    private String decisions(int plan) {
        return browser.get("/plans/" + plan + "/actions.csv").body();
    }
}
