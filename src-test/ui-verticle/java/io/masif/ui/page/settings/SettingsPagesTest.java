package io.masif.ui.page.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.domain.host.Facts;
import io.masif.domain.host.Platform;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.InstanceRows;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of settings, and resets. What masters make of a reset is tested with all parts together. */
class SettingsPagesTest extends ApiCase {
    private static final Facts FACTS = Facts.builder()
            .platform(new Platform("Debian 12.15", "6.1.0-40-amd64", "amd64", "1.2.3"))
            .build();

    private Browser browser;

    @BeforeEach
    void putHosts() {
        rows.putHost("a", FACTS, PERL);
        rows.putHost("b", FACTS, BAR);
        rows.putHost("c", FACTS);
        awaitPending(2);
        browser = ui.logIn();
    }

    @Test
    void whatIsKeptAndTheVersionsAreShownAndNoSecret() {
        String page = browser.get("/settings").body();
        assertThat(page)
                .contains("retention.runs", "3 hosts, 2 with a plan", "A token is configured")
                .contains("<a href=\"/account#tokens-title\">Your tokens</a>")
                .contains("1.2.3: <a href=\"/hosts?agent=1.2.3\">3 hosts</a>", "MariaDB")
                .doesNotContain(RunningUi.TOKEN, RunningUi.PASSWORD);
        assertThat(browser.get("/parts/settings").body()).contains("3 hosts, 2 with a plan");
        assertThat(page)
                .contains("<strong data-amount=\"plans\">Now: 2 hosts with a plan.<")
                .contains("<strong data-amount=\"hosts\">Now: 3 hosts.<");
    }

    @Test
    void mastersAndUisAreShownWithWhatTheyKeep() {
        assertThat(browser.get("/settings").body()).contains("not known, no master runs");
        InstanceRows.putMaster(rows, "master-a", 5, 180);
        Await.until("this UI is shown", TIMEOUT, () -> browser.get("/settings")
                .body()
                .contains("data-instance=\"ui\""));
        assertThat(browser.get("/settings").body())
                .contains("master-a", "9.8.7", "2026-01-02 03:04", "in 10 days", "development", "180 days", "for ever")
                .doesNotContain("configured differently", "Not seen");
        InstanceRows.putMaster(rows, "master-b", 5, 90);
        InstanceRows.putMaster(rows, "killed", 600, 1);
        assertThat(browser.get("/parts/settings").body())
                .containsSubsequence("90 days", "180 days", "configured differently", "killed", "Not seen")
                .doesNotContain("1 day<");
    }

    @Test
    void mastersAndUisAreListedForPrograms() {
        InstanceRows.putMaster(rows, "master-a", 5, 180);
        JsonObject master = new JsonArray(api.get("/api/v1/instances").body()).getJsonObject(0);
        assertThat(master.getString("kind")).isEqualTo("master");
        assertThat(master.getBoolean("alive")).isTrue();
        assertThat(master.getString("started")).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(master.getJsonObject("retention"))
                .isEqualTo(new JsonObject()
                        .put("plans", 7)
                        .put("runs", 180)
                        .put("events", 730)
                        .put("hosts", 0));
        assertThat(master.getString("certificate_ends")).endsWith("Z");
    }

    @Test
    void nothingIsResetUntilTheWordIsTyped() {
        for (String what : new String[] {"plans", "hosts"}) {
            HttpResponse<String> answer = reset(what, "reset");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("Nothing was reset: type RESET");
        }
        assertThat(rows.countRows("agent")).isEqualTo(3);
        assertThat(pending()).hasSize(2);
        assertThat(browser.postForm("/settings/reset-hosts", "confirmation", "RESET")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void resetPlansAreEmptyUntilHostsReportAgain() {
        rows.putRun("a", PERL, Result.DONE, null, "the output");
        assertThat(reset("plans", " RESET ").statusCode()).isEqualTo(303);
        awaitPending(0);
        assertThat(rows.countRows("agent")).isEqualTo(3);
        assertThat(rows.countRows("action")).isEqualTo(2);
        assertThat(rows.countRows("run")).isEqualTo(1);
        assertThat(lastReset()).isEqualTo(new JsonObject().put("what", "plans").put("hosts", 2));
        assertThat(browser.get("/activity?kind=reset").body()).contains("reset the reported plans of 2 hosts");
        rows.putHost("a", FACTS, PERL);
        awaitPending(1);
    }

    @Test
    void plansAreNotResetTwiceWithin65Minutes() {
        assertThat(reset("plans", "RESET").statusCode()).isEqualTo(303);
        rows.putHost("a", FACTS, PERL);
        awaitPending(1);
        HttpResponse<String> again = reset("plans", "RESET");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("reset within the last 65 minutes");
        assertThat(pending()).hasSize(1);
        rows.query("UPDATE event SET happened_at = happened_at - INTERVAL 62 MINUTE WHERE kind = 'reset'");
        assertThat(reset("plans", "RESET").statusCode()).isEqualTo(400);
        rows.query("UPDATE event SET happened_at = happened_at - INTERVAL 4 MINUTE WHERE kind = 'reset'");
        assertThat(reset("plans", "RESET").statusCode()).isEqualTo(303);
        awaitPending(0);
    }

    @Test
    void removedHostsKeepTheirNumbers() {
        int id = rows.getHostId("b");
        rows.putRun("b", BAR, Result.DONE, null, "the output");
        assertThat(reset("hosts", "RESET").statusCode()).isEqualTo(303);
        Await.until("no host on the page", TIMEOUT, () -> browser.get("/settings")
                .body()
                .contains("0 hosts, 0 with a plan"));
        assertThat(rows.countRows("agent")).isZero();
        assertThat(rows.countRows("run")).isZero();
        assertThat(rows.query("SELECT id FROM former_host WHERE name = 'b'")
                        .iterator()
                        .next()
                        .getInteger(0))
                .isEqualTo(id);
        assertThat(lastReset()).isEqualTo(new JsonObject().put("what", "hosts").put("hosts", 3));
        assertThat(pending()).isEmpty();
    }

    private HttpResponse<String> reset(String what, String typed) {
        return browser.postForm("/settings/reset-" + what, "csrf", browser.csrf(), "confirmation", typed);
    }

    private JsonObject lastReset() {
        return new JsonObject(rows.query("SELECT detail FROM event WHERE kind = 'reset' ORDER BY id DESC LIMIT 1")
                .iterator()
                .next()
                .getString(0));
    }
}
