package io.masif.ui.page.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.HtmlText;
import io.masif.ui.bed.RunningUi;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page of a rollout says about a ring that waits for hosts, and about plans with shares. */
class RolloutRingPageTest extends ApiCase {
    private static final String PERL_UPDATE = "{\"package\": \"perl\", \"action\": \"update\", \"to_version\": %s}";

    private Browser administrator() {
        return ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
    }

    private void savePlan(String ring) {
        HttpResponse<String> saved =
                administrator().post("/api/v1/rollout-plans", "{\"name\": \"test\", \"rings\": [" + ring + "]}");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
    }

    private HttpResponse<String> start(String version) {
        return api.post(
                "/api/v1/rollouts",
                "{\"plan\": \"test\", \"actions\": [" + PERL_UPDATE.formatted(version) + "], \"unseen\": true}");
    }

    @Test
    void aRingThatNoHostProposesSaysHowToGoOn() {
        rows.putHost("a");
        rows.putHost("b");
        savePlan("{\"percent\": 100, \"success\": {\"percent\": 100, \"count\": 1}}");
        assertThat(start("\"5.36\"").statusCode()).isEqualTo(201);
        Browser browser = ui.logIn();
        Await.until(
                "said", TIMEOUT, () -> HtmlText.of(browser.get("/rollouts/1").body())
                        .contains("So far 0 of its hosts propose it, but 1 have to be done"));
        String page = browser.get("/rollouts/1").body();
        assertThat(HtmlText.of(page)).contains("skip ring 1", "on 2 it does not apply now");
        assertThat(page).contains("href=\"/hosts?rollout=1&amp;ring=1&amp;ring-state=unconcerned\"");
        assertThat(browser.get("/hosts?rollout=1&ring=1&ring-state=unconcerned").body())
                .contains("/hosts/a\"", "/hosts/b\"", "does not apply");
        rows.putHost("a", PERL);
        Await.until("not short any more", TIMEOUT, () -> !browser.get("/rollouts/1")
                .body()
                .contains("short-ring"));
        assertThat(browser.get("/hosts?rollout=1&ring=1&ring-state=unconcerned").body())
                .contains("/hosts/b\"")
                .doesNotContain("/hosts/a\"");
    }

    @Test
    void anOpenVersionIsNotRolledOut() {
        rows.putHost("a", PERL);
        awaitPending(1);
        savePlan("{\"percent\": 100}");
        HttpResponse<String> refused = start("null");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("#/actions", "a rollout is about versions that are there");
        HttpResponse<String> ofAnyKind = api.post(
                "/api/v1/rollouts",
                "{\"plan\": \"test\", \"actions\": [{\"package\": \"perl\", \"action\": null, \"to_version\": null}]}");
        assertThat(ofAnyKind.statusCode()).isEqualTo(400);
        assertThat(rows.countRows("rollout")).isZero();
    }

    @Test
    void theLimitOfAPlanCanBeAShare() {
        Browser browser = ui.logIn();
        List<String> fields = List.of("csrf", browser.csrf(), "name", "careful", "button", "save", "percent-1", "100");
        HttpResponse<String> refused = browser.postForm("/rollout-plans", with(fields, "max-1", "200 %"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(HtmlText.of(refused.body())).contains("a share from 1 % to 100 %", "200 %");
        assertThat(browser.postForm("/rollout-plans", with(fields, "max-1", "10 %"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(HtmlText.of(browser.get("/rollout-plans").body())).contains("at most 10% at once");
        assertThat(browser.get("/rollout-plans/1").body()).contains("name=\"max-1\" value=\"10%\"");
        assertThat(administrator().get("/api/v1/rollout-plans").body()).contains("\"max_concurrent\":\"10%\"");
    }

    private static String[] with(List<String> fields, String name, String value) {
        List<String> all = new ArrayList<>(fields);
        all.add(name);
        all.add(value);
        return all.toArray(String[]::new);
    }
}
