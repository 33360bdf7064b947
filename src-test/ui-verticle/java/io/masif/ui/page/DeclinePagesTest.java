package io.masif.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Declines and deferrals are listed, and revoked from there. */
class DeclinePagesTest extends ApiCase {
    private static final String PERL_DECLINED = """
            {"actions": [{"package": "perl", "action": "update", "to_version": "5.36"}], "comment": "=not before, May"}""";
    private static final String BAR_DEFERRED = """
            {"actions": [{"package": "bar", "action": "update", "to_version": "1.1"}], "hosts": ["a"],
             "until": "2099-01-01T00:00:00Z"}""";

    private static final Action PERL_NEWER = Action.of("perl", "amd64", Kind.UPDATE, "5.24", "5.38");

    private Browser browser;

    @BeforeEach
    void decline() {
        browser = ui.logIn();
        rows.putHost("a", PERL, BAR);
        awaitPending(2);
        assertThat(api.post("/api/v1/declines", PERL_DECLINED).statusCode()).isEqualTo(201);
        assertThat(api.post("/api/v1/declines", BAR_DEFERRED).statusCode()).isEqualTo(201);
        awaitPending(0);
    }

    @Test
    void theListSaysWhatIsDeclinedUntilWhenAndWhy() {
        assertThat(browser.get("/declines").body())
                .contains("Update perl 5.36", "a newer version", "not before, May", "Update bar 1.1", "2099-01-01")
                .contains("data-label=\"Until\"", "data-label=\"Comment\"");
        assertThat(browser.get("/declines?kind=deferred").body())
                .contains("Update bar 1.1")
                .doesNotContain("Update perl 5.36");
        assertThat(browser.get("/declines?q=perl").body()).doesNotContain("Update bar 1.1");
        assertThat(browser.get("/declines?kind=lost").body())
                .contains("kind must be one of declined, deferred, but is");
        assertThat(browser.get("/declines.csv").body())
                .contains("number,actions,scope,names,hosts,author,created,until,comment", "\"'=not before, May\"");
    }

    @Test
    void thePlanOfAHostSaysUntilWhenAnActionIsDeferred() {
        assertThat(browser.get("/hosts/a").body()).contains("until 2099-01-01", "not before, May");
    }

    @Test
    void theListSaysWhatIsDeclinedForGood() {
        rows.putHost("b", OLD);
        awaitPending(1);
        String actions = "{\"actions\": [%s{\"package\": \"old\", \"action\": \"remove\", \"to_version\": null}]}";
        api.delete("/api/v1/declines/1");
        api.delete("/api/v1/declines/2");
        api.post("/api/v1/declines", actions.formatted(""));
        Await.until("listed", TIMEOUT, () -> browser.get("/declines").body().contains(">for good</td>"));
        api.post(
                "/api/v1/declines",
                actions.formatted("{\"package\": \"bar\", \"action\": \"update\", \"to_version\": \"1.1\"}, "));
        Await.until("both", TIMEOUT, () -> browser.get("/declines")
                .body()
                .contains(">a newer version; what has none, for good</td>"));
    }

    @Test
    void withoutAVersionItIsDeclinedForGood() {
        api.delete("/api/v1/declines/1");
        api.post(
                "/api/v1/declines",
                "{\"actions\": [{\"package\": \"perl\", \"action\": \"update\", \"to_version\": null}]}");
        approve("perl", "update", "5.38", null);
        rows.putHost("b", PERL_NEWER, NEWDEP);
        awaitPending(1);
        assertThat(pending().getJsonObject(0).getString("package")).isEqualTo("newdep");
        JsonObject host = new JsonObject(api.get("/api/v1/hosts/b").body());
        assertThat(host.getJsonArray("plan").stream().map(each -> ((JsonObject) each).getString("decision")))
                .containsExactlyInAnyOrder("declined", "pending");
        assertThat(browser.get("/declines").body()).contains(">for good</td>");
    }

    @Test
    void theDialogDeclinesWhateverVersionComes() {
        api.delete("/api/v1/declines/1");
        awaitPending(1);
        String[] tick = {
            "csrf",
            browser.csrf(),
            "action",
            "[\"perl\",\"update\",\"5.36\"]",
            "for",
            "all",
            "versions",
            "all",
            "decision"
        };
        String question = browser.postForm("/approve", append(tick, "decline")).body();
        assertThat(question).contains("name=\"versions\" value=\"all\" checked", "Newer versions, too");
        assertThat(browser.postForm("/approve", append(tick, "approve", "key", "k1"))
                        .body())
                .contains("Only a decline or a deferral is about newer versions");
        assertThat(browser.postForm("/approve", append(tick, "decline", "key", "k2"))
                        .statusCode())
                .isEqualTo(303);
        awaitPending(0);
        rows.putHost("b", PERL_NEWER, NEWDEP);
        awaitPending(1);
        assertThat(pending().getJsonObject(0).getString("package")).isEqualTo("newdep");
        assertThat(browser.get("/declines").body()).contains(">for good</td>");
        assertThat(rows.countRows("decision")).isZero();
    }

    private static String[] append(String[] fields, String... more) {
        return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void theListIsSortedByTheHostsThatAreConcerned() {
        rows.putHost("b", PERL);
        Await.until("counted", TIMEOUT, () -> browser.get("/declines.csv?sort=-hosts")
                .body()
                .contains("1,update perl 5.36,all,,2,"));
        assertThat(browser.get("/declines.csv?sort=-hosts").body().lines().skip(1))
                .satisfiesExactly(line -> assertThat(line).startsWith("1,"), line -> assertThat(line)
                        .startsWith("2,update bar 1.1,only,a,1,"));
        assertThat(browser.get("/declines.csv?sort=hosts").body().lines().skip(1))
                .satisfiesExactly(line -> assertThat(line).startsWith("2,"), line -> assertThat(line)
                        .startsWith("1,"));
        assertThat(browser.get("/declines.csv?sort=number&q=update")
                        .body()
                        .lines()
                        .skip(1))
                .satisfiesExactly(line -> assertThat(line).startsWith("1,"), line -> assertThat(line)
                        .startsWith("2,"));
    }

    @Test
    void aRevokedDeclineIsNoLongerInForce() {
        String question =
                browser.postForm("/revoke-decline/1", "csrf", browser.csrf()).body();
        assertThat(question).contains("Revoke decline 1?", "1 host plans it");
        assertThat(browser.postForm("/revoke-decline/1", "csrf", browser.csrf(), "sure", "yes", "comment", "May")
                        .statusCode())
                .isEqualTo(303);
        awaitPending(1);
        Await.until(
                "not in force", TIMEOUT, () -> !browser.get("/declines").body().contains("Update perl 5.36"));
        assertThat(browser.get("/declines?state=ended").body()).contains("Update perl 5.36", "revoked");
    }
}
