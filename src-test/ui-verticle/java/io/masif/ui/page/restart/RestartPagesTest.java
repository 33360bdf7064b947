package io.masif.ui.page.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.host.Facts;
import io.masif.domain.host.PendingRestarts;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Restarts of services and reboots are decided about as every other action, on pages and by programs. */
class RestartPagesTest extends ApiCase {
    private static final Action NGINX = Action.restart("nginx.service");
    private static final Facts REBOOT_REQUIRED = Facts.builder()
            .restarts(new PendingRestarts(true, List.of("linux-image-6.1.0-40-amd64"), List.of("nginx.service")))
            .build();
    private static final String REBOOT_TICKED = "[\"reboot\",\"reboot\",null]";

    private Browser browser;

    @BeforeEach
    void aHostThatProposesThem() {
        rows.putHost("web-1", REBOOT_REQUIRED, Action.reboot(), NGINX, PERL);
        rows.putHost("web-2", REBOOT_REQUIRED, PERL);
        awaitPending(3);
        browser = ui.logIn();
    }

    @Test
    void theyStandInTheListWithTheOthers() {
        assertThat(browser.get("/pending").body()).contains("nginx.service", "Restart", "Reboot");
        assertThat(browser.get("/pending?kind=reboot").body())
                .contains("reboot")
                .doesNotContain("nginx.service");
        assertThat(browser.get("/hosts?package=reboot&pending=reboot").body())
                .contains("web-1")
                .doesNotContain("web-2");
    }

    @Test
    void theBadgeOfAHostLeadsToWhatItProposes() {
        assertThat(browser.get("/hosts/web-1").body())
                .contains("href=\"/pending?kind=reboot\"", "href=\"/pending?kind=restart\"");
        assertThat(browser.get("/hosts/web-2").body())
                .contains("href=\"/hosts?state=reboot\"")
                .doesNotContain("/pending?kind=re");
    }

    @Test
    void theQuestionSaysThatTheApprovalHoldsAgain() {
        assertThat(ask(REBOOT_TICKED)).contains("The approval holds whenever it is needed again, until its last day");
        assertThat(ask("[\"perl\",\"update\",\"5.36\"]")).doesNotContain("whenever it is needed again");
    }

    @Test
    void programsDecideAboutThem() {
        HttpResponse<String> approved = api.post(
                "/api/v1/approvals",
                new JsonObject()
                        .put(
                                "actions",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("package", "reboot")
                                                .put("action", "reboot"))
                                        .add(new JsonObject()
                                                .put("package", "nginx.service")
                                                .put("action", "restart")))
                        .encode());
        assertThat(approved.statusCode()).isEqualTo(201);
        awaitPending(1);
        JsonObject preview = new JsonObject(
                api.post("/api/v1/previews", "{\"actions\":[{\"package\":\"reboot\",\"action\":\"reboot\"}]}")
                        .body());
        assertThat(preview.getJsonArray("restarts")).isEmpty();
    }

    @Test
    void aPreviewNamesWhatItWouldRestart() {
        JsonObject preview = new JsonObject(
                api.post("/api/v1/previews", "{\"actions\":[{\"package\":\"nginx.service\",\"action\":\"restart\"}]}")
                        .body());
        assertThat(preview.getJsonArray("restarts").getJsonObject(0).getString("package"))
                .isEqualTo("nginx.service");
    }

    private String ask(String action) {
        return browser.postForm("/approve", "csrf", browser.csrf(), "action", action)
                .body();
    }
}
