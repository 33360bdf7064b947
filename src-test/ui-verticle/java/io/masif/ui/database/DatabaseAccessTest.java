package io.masif.ui.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.database.DatabaseTls;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.ServerSetup;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseAccessTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String APPROVAL =
            "{\"actions\": [{\"package\": \"perl\", \"action\": \"update\", \"to_version\": \"5.36\"}]}";
    private static final Action PERL = Action.of("perl", "amd64", Kind.UPDATE, "5.24", "5.36");

    @Test
    void theGrantsOfTheReadmeAreEnough() {
        try (RunningUi ui = RunningUi.startWithFewRights()) {
            ui.rows().putHost("a", PERL);
            ui.logIn();
            Browser api = ui.browser().withBearerToken(RunningUi.TOKEN);
            Await.until("perl", TIMEOUT, () -> api.get("/api/v1/pending").body().contains("perl"));
            assertThat(api.post("/api/v1/approvals", APPROVAL).statusCode()).isBetween(200, 299);
            assertThat(api.get("/api/v1/hosts/a").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void hangingDatabaseIsUnavailableUntilItAnswersAgain(@TempDir Path folder) {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("data"));
                RunningUi ui = RunningUi.startWithTimeout(server, Duration.ofSeconds(2))) {
            ui.rows().putHost("a", PERL);
            Browser api = ui.browser().withBearerToken(RunningUi.TOKEN).impatient();
            Await.until("perl", TIMEOUT, () -> api.get("/api/v1/pending").body().contains("perl"));
            server.freeze();
            try {
                Await.until("503", TIMEOUT, () -> api.get("/api/v1/pending").statusCode() == 503);
                assertThat(api.get("/api/v1/hosts/a").statusCode()).isEqualTo(503);
            } finally {
                server.thaw();
            }
            Await.until("perl again", TIMEOUT, () -> api.get("/api/v1/pending").statusCode() == 200);
            ui.rows().putHost("b", Action.of("bar", "all", Kind.INSTALL, null, "1"));
            Await.until("bar", TIMEOUT, () -> api.get("/api/v1/pending").body().contains("bar"));
        }
    }

    @Test
    void tlsIsUsedAndTheServersCertificateChecked(@TempDir Path folder) {
        Pki pki = Pki.in(folder.resolve("pki"));
        DatabaseTls checked = new DatabaseTls(DatabaseTls.Mode.VERIFY_CA, pki.ca());
        try (EmbeddedDatabase server = EmbeddedDatabase.start(
                        folder.resolve("data"), ServerSetup.standard().withTls(pki.server("database")));
                RunningUi ui = RunningUi.startWithTls(checked, server)) {
            ui.rows().putHost("a", PERL);
            server.execute("SET GLOBAL require_secure_transport = ON");
            ui.restart();
            Browser api = ui.browser().withBearerToken(RunningUi.TOKEN);
            Await.until("perl", TIMEOUT, () -> api.get("/api/v1/pending").body().contains("perl"));
        }
    }

    @Test
    void hostsThatAMasterRemovedAreNoLongerShown() {
        try (RunningUi ui = RunningUi.start()) {
            ui.rows().putHost("a", PERL);
            ui.rows().putHost("b", PERL);
            Browser api = ui.browser().withBearerToken(RunningUi.TOKEN);
            Await.until("both", TIMEOUT, () -> api.get("/api/v1/hosts").body().contains("\"b\""));
            ui.rows().query("DELETE FROM agent WHERE name = 'a'");
            ui.rows().query("UPDATE counter SET value = value + 1 WHERE name = 'removal'");
            Await.until("one", TIMEOUT, () -> !api.get("/api/v1/hosts").body().contains("\"a\""));
            assertThat(api.get("/api/v1/hosts").body()).contains("\"b\"");
        }
    }
}
