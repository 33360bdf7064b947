package io.masif.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused is refused in the reader's language on pages, and in English by the API. */
class RefusalLanguageTest extends DecisionPageCase {
    @BeforeEach
    void readGerman() {
        browser.postForm("/preferences", "csrf", csrf, "language", "de", "return", "/");
    }

    @Test
    void wrongAddressesOfPages() {
        assertAnswer(400, browser.get("/pending?sort=no"), "sort muss eines von name,", ", ist aber \"no\".");
        assertAnswer(400, browser.get("/hosts?page=0"), "page muss die Nummer einer Seite ab 1 sein");
        assertAnswer(400, browser.get("/hosts?staet=ok"), "gemeint war vielleicht \"state\"?");
        assertAnswer(400, browser.get("/activity?from=yesterday"), "from muss ein Tag wie 2026-11-30 sein");
        assertAnswer(404, browser.get("/hosts/nobody"), "Es gibt keinen Host \"nobody\".");
        assertAnswer(404, browser.get("/packages/nothing"), "Kein Host plant etwas mit \"nothing\"");
        assertAnswer(404, browser.get("/nowhere"), "Unter /nowhere gibt es nichts.");
        assertAnswer(405, browser.postForm("/hosts", "csrf", csrf), "POST ist hier nicht möglich.");
    }

    @Test
    void formsThatDecideNothing() {
        assertAnswer(403, browser.postForm("/approve", "csrf", "other"), "nicht aus dieser Sitzung");
        assertAnswer(400, browser.postForm("/approve", "csrf", csrf), "Keine Aktion ist angekreuzt.");
        assertAnswer(
                400,
                browser.postForm("/approve", "csrf", csrf, "action", PERL_TICKED, "for", "only", "host", "nobody"),
                "Es gibt keinen Host nobody.");
        assertAnswer(
                400,
                browser.postForm(
                        "/approve",
                        "csrf",
                        csrf,
                        "action",
                        PERL_TICKED,
                        "comment",
                        "x".repeat(1001),
                        "for",
                        "all",
                        "key",
                        "k"),
                "höchstens 1.000 Zeichen haben, hat aber 1.001.");
        assertThat(rows.countRows("decision")).isZero();
    }

    @Test
    void confirmationsOfSomethingElse() {
        assertAnswer(
                409,
                browser.postForm(
                        "/approve",
                        "csrf",
                        csrf,
                        "action",
                        PERL_TICKED,
                        "for",
                        "all",
                        "key",
                        "k",
                        "content",
                        "what was shown before"),
                "Jetzt beträfe es 1 Aktion auf 3 Hosts.");
        assertAnswer(
                400, browser.postForm("/settings/reset-plans", "csrf", csrf, "confirmation", "no"), "zur Bestätigung");
        assertThat(rows.countRows("decision")).isZero();
    }

    @Test
    void wrongPassword() {
        Browser stranger = ui.browser();
        stranger.postForm("/preferences", "language", "de");
        browser.postForm("/logout", "csrf", csrf);
        assertAnswer(401, browser.logIn("wrong"), "Name oder Passwort ist falsch.");
    }

    @Test
    void theApiSpeaksEnglish() {
        HttpResponse<String> answer = browser.get("/api/v1/hosts?state=no");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getMap().values().toString())
                .contains("state must be one of ", ", but is \"no\".");
    }

    private static void assertAnswer(int status, HttpResponse<String> answer, String... parts) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body().replace("&#34;", "\"")).contains(parts);
    }
}
