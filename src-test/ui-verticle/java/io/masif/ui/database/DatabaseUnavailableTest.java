package io.masif.ui.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.EventStreamReader;
import io.masif.ui.bed.RunningUi;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseUnavailableTest {
    private static final String UNREACHABLE = "The database cannot be reached.";
    private static final String PERL = "[\"perl\",\"update\",\"5.36\"]";
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @Test
    void unavailableDatabaseIsReportedAndEverythingRecovers(@TempDir Path folder) {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("data"));
                RunningUi ui = RunningUi.start(server)) {
            ui.rows().putHost("a", Action.of("perl", "amd64", Kind.UPDATE, "5.24", "5.36"));
            Browser browser = ui.logIn();
            String csrf = browser.csrf();
            Browser api = ui.browser().withBearerToken(RunningUi.TOKEN);
            Await.until("perl", TIMEOUT, () -> api.get("/api/v1/pending").body().contains("perl"));

            Probe probe = new Probe(ui.managementPort());
            Await.until("ready", TIMEOUT, () -> probe.get("/readyz").status() == 200);
            assertThat(probe.metric("masif_pool_size")).isEqualTo(8);

            EventStreamReader events = api.openEvents("/api/v1/events?topics=progress", null);
            events.awaitLine("event: snapshot");
            events.awaitLine("data: ");
            server.kill();

            Await.until("503", TIMEOUT, () -> api.get("/api/v1/pending").statusCode() == 503);
            Await.until("not ready", TIMEOUT, () -> probe.get("/readyz").status() == 503);
            assertThat(probe.get("/livez").status()).isEqualTo(200);
            HttpResponse<String> refused = api.get("/api/v1/pending");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            Await.until("the reason", TIMEOUT, () -> api.get("/api/v1/pending")
                    .body()
                    .contains(UNREACHABLE));
            assertThat(probe.get("/readyz").body()).contains("the database could not be read last: " + UNREACHABLE);
            assertPagesAreUnavailable(browser, csrf);
            assertThat(ui.browser().logIn(RunningUi.PASSWORD).body()).contains(UNREACHABLE);

            server.start();

            Await.until("perl again", TIMEOUT, () -> api.get("/api/v1/pending")
                    .body()
                    .contains("perl"));
            assertThat(events.awaitLine("data: {")).contains("\"available\":false");
            assertThat(events.awaitLine("data: {")).contains("\"available\":true", "pending", "hosts", "runs");
            Await.until(
                    "page again", TIMEOUT, () -> browser.get("/pending").body().contains("value=\"[&#34;perl&#34;"));
        }
    }

    private static void assertPagesAreUnavailable(Browser browser, String csrf) {
        assertThat(browser.get("/").statusCode()).isEqualTo(503);
        assertThat(browser.get("/pending").body()).contains(UNREACHABLE, "http-equiv=\"refresh\"");
        // a reload would send another request than the one that failed
        assertThat(browser.postForm("/approve", "csrf", csrf, "action", PERL, "comment", "why")
                        .body())
                .contains(UNREACHABLE)
                .doesNotContain("http-equiv=\"refresh\"");
    }
}
