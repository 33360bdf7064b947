package io.masif.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.CapturedLog;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import io.masif.ui.http.WebLimits;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logins, refused logins and logouts are in the history. */
class LoginHistoryTest extends ApiCase {
    private static final String FROM_HERE = "{\"address\":\"127.0.0.1\",\"by\":\"page\"}";

    @Test
    void loginAndLogoutAreInTheHistory() {
        Browser browser = ui.browser();
        assertThat(browser.logIn(RunningUi.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(history("login")).contains("admin " + FROM_HERE);
        assertThat(history("logout")).isEmpty();
        browser.postForm("/logout", "csrf", browser.csrf());
        assertThat(history("logout")).containsExactly("admin {\"address\":\"127.0.0.1\"}");
    }

    @Test
    void programsLoginIsInTheHistoryOnceAndNotWithEachRequest() {
        Browser program = ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
        for (int i = 0; i < 3; i++) {
            assertThat(program.get("/api/v1/hosts").statusCode()).isEqualTo(200);
        }
        assertThat(history("login")).containsExactly("admin {\"address\":\"127.0.0.1\",\"by\":\"basic\"}");
    }

    @Test
    void refusedLoginsAreInTheHistoryAndInTheLogAndFillNeither() {
        String name = "x\nERROR forged\u001b[31m\u202e" + "y".repeat(5000);
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < 20; i++) {
                ui.browser().logIn(name, "guess " + i);
                ui.browser().logIn("other" + i, "guess");
                ui.browser().withBearerToken("no token of ours " + i).get("/api/v1/hosts");
                assertThat(history("login-failed")).hasSizeLessThan(10);
            }
            Await.until("the first", TIMEOUT, () -> !history("login-failed").isEmpty());
            assertThat(log.lines()).anyMatch(line -> line.contains("login failed"));
            assertThat(log.lines())
                    .allSatisfy(
                            line -> assertThat(line).hasSizeLessThan(1000).doesNotContain("\n", "\u001b", "\u202e"));
            assertThat(log.lines().stream().filter(line -> line.contains("login failed")))
                    .hasSizeLessThan(10);
        }
        ui.restart();
        List<String> stored = history("login-failed");
        assertThat(stored)
                .hasSizeLessThan(10)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(500).doesNotContain("\n", "\u001b", "\u202e"));
        assertThat(stored.stream()
                        .mapToInt(line -> new JsonObject(line.substring(line.indexOf(" {") + 1)).getInteger("attempts"))
                        .sum())
                .isEqualTo(60);
    }

    @Test
    void theFirstAdministratorIsInTheHistory() {
        assertThat(history("operator-added"))
                .containsExactly("configuration {\"operator\":\"admin\",\"role\":\"administrator\"}");
    }

    @Test
    void changedSettingsAreInTheHistoryWithoutTheirSecrets() {
        Await.until("the first", TIMEOUT, () -> history("settings-changed").size() == 1);
        ui.restart();
        ui.restart(new WebLimits(Duration.ofSeconds(30), Duration.ofSeconds(90), 500));
        Await.until("the second", TIMEOUT, () -> history("settings-changed").size() == 2);
        assertThat(history("settings-changed"))
                .allSatisfy(line -> assertThat(line)
                        .startsWith("ui 127.0.0.1:0 ")
                        .contains("user=admin password=***")
                        .doesNotContain(RunningUi.PASSWORD, RunningUi.TOKEN))
                .last()
                .asString()
                .contains("connections=500");
    }

    private List<String> history(String kind) {
        List<String> lines = new ArrayList<>();
        for (Row row : rows.query("SELECT actor, detail FROM event WHERE kind = ? ORDER BY id", kind)) {
            lines.add(row.getString("actor") + " " + row.getString("detail"));
        }
        return lines;
    }
}
