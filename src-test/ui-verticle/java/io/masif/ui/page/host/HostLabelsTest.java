package io.masif.ui.page.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.EventStreamReader;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Where labels of hosts come from, and what operators and programs do to them. */
class HostLabelsTest extends LabelledHostsCase {
    @Test
    void aLabelOfAnOperatorBeatsThatOfTheAgentAndAPageSaysWhereEachComesFrom() {
        assertThat(labels("web-1"))
                .contains("env=prod agent", "tier=web agent", "os=debian12 derived", "arch=amd64 derived");
        give("env=stage", "web-1");
        give("team=a", "web-1");
        assertThat(labels("web-1")).contains("env=stage operator", "tier=web agent", "team=a operator");
        JsonObject host = new JsonObject(api.get("/api/v1/hosts/web-1").body());
        assertThat(host.getJsonObject("labels").getString("env")).isEqualTo("stage");
        assertThat(host.getJsonObject("label_sources").getString("env")).isEqualTo("operator");
        assertThat(host.getJsonObject("label_sources").getString("os")).isEqualTo("derived");
        browser.postForm("/hosts/labels/remove", "csrf", csrf, "host", "web-1", "label", "env");
        assertThat(labels("web-1")).contains("env=prod agent", "team=a operator");
    }

    @Test
    void allThatMatchAreLabelledAndAnotherSessionSeesItLive() throws Exception {
        Browser other = ui.logIn();
        try (EventStreamReader events = other.openEvents("/api/v1/events?topics=hosts", null)) {
            String dialog = browser.postForm("/hosts/labels", "csrf", csrf, "all", "yes", "query", "?selector=env")
                    .body();
            assertThat(dialog)
                    .contains("Labels of 2 hosts", "name=\"query\" value=\"?selector=env\"")
                    .doesNotContain("name=\"host\"");
            // until the button is pressed, another host matches
            rows.putHost("web-3", facts("env=prod"), PERL);
            Await.until("the third", TIMEOUT, () -> names("?selector=env").size() == 3);
            browser.postForm(
                    "/hosts/labels/add", "csrf", csrf, "all", "yes", "query", "?selector=env", "label", "wave=1");
            events.awaitLine("event: change");
            Await.until("seen", TIMEOUT, () -> other.get("/parts/hosts?selector=wave%3D1")
                    .body()
                    .contains("data-host=\"web-3\""));
        }
        assertThat(names("?selector=wave%3D1")).containsExactly("web-1", "web-2", "web-3");
        browser.postForm("/hosts/labels/remove", "csrf", csrf, "host", "web-1", "host", "db-1", "label", "wave=1");
        assertThat(names("?selector=wave%3D1")).containsExactly("web-2", "web-3");
        assertThat(browser.get("/activity").body()).contains("added the label wave=1 to 3 hosts: web-1");
        assertThat(browser.get("/activity?host=web-1").body())
                .contains("removed the label wave=1 from 1 host: web-1", "added the label wave=1");
    }

    @Test
    void anotherUiHasTheLabelsAndAlsoOneThatStartsLater() {
        give("wave=1", "web-2");
        Browser another = ui.startAnother();
        another.withBearerToken(RunningUi.TOKEN);
        Await.until("loaded", TIMEOUT, () -> another.get("/api/v1/hosts?selector=wave")
                .body()
                .contains("web-2"));
        give("wave=1", "db-1");
        Await.until("changed", TIMEOUT, () -> another.get("/api/v1/hosts?selector=wave")
                .body()
                .contains("db-1"));
    }

    @Test
    void programsGiveAndTakeLabels() {
        assertThat(api.send("PUT", "/api/v1/hosts/db-1/labels/example.com%2Frole", "{\"value\": \"db\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(names("?selector=example.com/role%3Ddb")).containsExactly("db-1");
        assertThat(api.delete("/api/v1/hosts/db-1/labels/example.com%2Frole").statusCode())
                .isEqualTo(204);
        assertThat(names("?selector=example.com/role")).isEmpty();
        assertThat(api.send("PUT", "/api/v1/hosts/nobody/labels/env", "{\"value\": \"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.send("PUT", "/api/v1/hosts/db-1/labels/env", "").statusCode())
                .isEqualTo(400);
        var wrong = api.send("PUT", "/api/v1/hosts/db-1/labels/env", "{\"value\": \"a b\"}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("the value of a label must be at most 63");
        assertThat(api.send("PUT", "/api/v1/hosts/db-1/labels/-", "{\"value\": \"a\"}")
                        .body())
                .contains("the key of a label must be");
        assertThat(api.get("/api/v1/hosts/db-1/labels/env").statusCode()).isEqualTo(405);
    }

    @Test
    void whatIsNoLabelOrTooManyChangesNothing() {
        assertThat(give("env", "web-1")).isEqualTo(400);
        assertThat(give("env=a b", "web-1")).isEqualTo(400);
        for (int i = 0; i < 32; i++) {
            assertThat(give("key-" + i + "=x", "db-1")).isEqualTo(303);
        }
        assertThat(give("one-more=x", "db-1", "web-1")).isEqualTo(400);
        assertThat(names("?selector=one-more")).isEmpty();
        assertThat(give("key-0=y", "db-1")).isEqualTo(303);
    }

    @Test
    void aRemovedHostComesBackWithoutWhatOperatorsGaveIt() {
        give("wave=1", "web-1");
        rows.query("INSERT INTO approved_answer (agent_id, plan_id, complete, actions, answered_at)"
                + " SELECT id, plan_id, 1, '', UTC_TIMESTAMP(3) FROM agent WHERE name = 'web-1'");
        browser.postForm("/hosts/remove", "csrf", csrf, "host", "web-1", "sure", "yes");
        assertThat(rows.countRows("host_label")).isZero();
        assertThat(rows.countRows("approved_answer")).isZero();
        rows.putHost("web-1", facts("env=prod"), PERL);
        Await.until("back", TIMEOUT, () -> names("").contains("web-1"));
        assertThat(names("?selector=wave")).isEmpty();
        assertThat(names("?selector=env%3Dprod")).containsExactly("web-1");
    }
}
