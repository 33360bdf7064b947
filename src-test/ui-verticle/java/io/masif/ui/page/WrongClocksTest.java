package io.masif.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.ServerSetup;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A UI whose clock is two hours ahead of the database's, and a host whose clock is wrong. */
class WrongClocksTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Action PERL = Action.of("perl", "amd64", Kind.UPDATE, "5.24", "5.36");
    private static final Duration HOURS = Duration.ofHours(2);

    @TempDir
    Path folder;

    @Test
    void anApprovalExpiresByTheDatabasesClock() {
        try (EmbeddedDatabase database =
                        EmbeddedDatabase.start(folder, ServerSetup.standard().withClock("-2h"));
                RunningUi ui = RunningUi.start(database)) {
            Browser api = ui.browser().withBearerToken(RunningUi.TOKEN);
            ui.rows().putHost("web", PERL);
            awaitPending(api, 1);
            Instant anHourLater = Instant.now().minus(HOURS).plusSeconds(3600);
            assertThat(approve(api, anHourLater)).isEqualTo(201);
            awaitPending(api, 0);
            assertThat(approve(api, Instant.now().minus(HOURS).minusSeconds(60)))
                    .isEqualTo(400);
            assertThat(new Probe(ui.managementPort()).get("/readyz").body())
                    .contains("this machine's clock is 2 h ahead of the database's");
            // a measurement that took long is inexact until the next one
            Await.until("two hours", SOON, () -> Pattern.compile("masif_clock_difference_seconds (71[89]|720)[0-9]")
                    .matcher(new Probe(ui.managementPort()).get("/metrics").body())
                    .find());
        }
    }

    @Test
    void lastSeenIsShownByTheDatabasesClock() {
        try (EmbeddedDatabase database =
                        EmbeddedDatabase.start(folder, ServerSetup.standard().withClock("-2h"));
                RunningUi ui = RunningUi.start(database)) {
            Browser browser = ui.logIn();
            ui.rows().putHost("web", PERL);
            Await.until("hosts", SOON, () -> browser.get("/hosts/web").statusCode() == 200);
            assertThat(browser.get("/hosts").body()).containsPattern(">(just now|[0-9]+ s ago)</td>");
            assertThat(browser.get("/hosts/web").body()).containsPattern(">(just now|[0-9]+ s ago)</dd>");
        }
    }

    @Test
    void theHostsPageReportsItsWrongClock() {
        try (RunningUi ui = RunningUi.start()) {
            Browser browser = ui.browser();
            browser.logIn(RunningUi.PASSWORD);
            ui.rows().putHost("web", PERL);
            ui.rows().putHost("mail", PERL);
            ui.rows().query("INSERT INTO host_clock VALUES ('web', 7203, UTC_TIMESTAMP(3))");
            Await.until("hosts", SOON, () -> browser.get("/hosts/web").statusCode() == 200);
            assertThat(browser.get("/hosts/web").body()).contains("This host’s clock is 2 h ahead of the database’s.");
            assertThat(browser.get("/hosts/mail").body()).doesNotContain("This host’s clock");
            assertThat(new JsonObject(browser.get("/api/v1/hosts/web").body()).getLong("clock_ahead_seconds"))
                    .isEqualTo(7203);
            assertThat(new JsonObject(browser.get("/api/v1/hosts/mail").body()).getValue("clock_ahead_seconds"))
                    .isNull();
        }
    }

    private static int approve(Browser api, Instant expires) {
        return api.post(
                        "/api/v1/approvals",
                        new JsonObject()
                                .put(
                                        "actions",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("package", "perl")
                                                        .put("action", "update")
                                                        .put("to_version", "5.36")))
                                .put("expires", expires.toString())
                                .encode())
                .statusCode();
    }

    private static void awaitPending(Browser api, int rows) {
        Await.until("pending rows: " + rows, SOON, () -> {
            var answer = api.get("/api/v1/pending");
            return answer.statusCode() == 200 && new JsonArray(answer.body()).size() == rows;
        });
    }
}
