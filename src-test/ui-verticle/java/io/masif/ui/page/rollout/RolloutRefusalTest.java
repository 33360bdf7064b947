package io.masif.ui.page.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.rig.process.Ports;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.HtmlText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wrong is said in the words of the page; and what ended is still named. */
class RolloutRefusalTest extends ApiCase {
    private Browser browser;

    @BeforeEach
    void prepare() {
        browser = ui.logIn();
        rows.putHost("a", PERL);
        awaitPending(1);
    }

    private HttpResponse<String> post(String path, String... fields) {
        return browser.postForm(
                path,
                Stream.concat(Stream.of("csrf", browser.csrf()), Stream.of(fields))
                        .toArray(String[]::new));
    }

    private HttpResponse<String> savePlan(String... fields) {
        return post(
                "/rollout-plans",
                Stream.concat(
                                Stream.of("name", "careful", "button", "save", "percent-1", "50", "percent-2", "100"),
                                Stream.of(fields))
                        .toArray(String[]::new));
    }

    private String refusal(String... fields) {
        HttpResponse<String> refused = savePlan(fields);
        assertThat(refused.statusCode()).isEqualTo(400);
        return HtmlText.of(refused.body());
    }

    private void startRollout() {
        startRollout("5.36");
    }

    private void startRollout(String version) {
        JsonObject action =
                new JsonObject().put("package", "perl").put("action", "update").put("to_version", version);
        JsonObject rollout = new JsonObject().put("plan", "careful").put("actions", new JsonArray().add(action));
        HttpResponse<String> started = api.post("/api/v1/rollouts", rollout.encode());
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
    }

    private String text(String path) {
        return HtmlText.of(browser.get(path).body());
    }

    @Test
    void whatIsWrongInAPlanIsSaidByTheLabelsOfItsFieldsInTheReadersLanguage() {
        post("/preferences", "language", "de", "return", "/");
        assertThat(refusal("soak-2", "some"))
                .contains("Ring 2: „Wie lange“ muss eine ganze Zahl von 0 bis 129.600 sein, ist aber \"some\".");
        assertThat(refusal("silent-1", "0"))
                .contains("Ring 1: „Stunden, nach denen", "von 1 bis 2.160 sein, ist aber \"0\"");
        assertThat(refusal("error-count-1", "0"))
                .contains("Ring 1: „Und so viele Hosts fehlgeschlagen“ muss eine ganze Zahl von 1 bis 1.000.000 sein");
        assertThat(refusal("of-1", "groups")).contains("Ein Ring mit den Hosts von Gruppen nennt mindestens eine");
        assertThat(refusal("of-1", "groups", "groups-1", "web")).contains("Es gibt keine Gruppe");
        assertThat(refusal("check-1", "http", "url-1", "ftp://x/"))
                .contains("Die Prüfung braucht eine Adresse mit http oder https");
    }

    @Test
    void commandsAndStatesThatThereAreNotAreRefused() {
        savePlan();
        startRollout();
        HttpResponse<String> none = post("/rollouts/1/command");
        assertThat(none.statusCode()).as(none.body()).isEqualTo(400);
        assertThat(post("/rollouts/1/command", "command", "stop").body()).contains("pause, resume, open, skip, cancel");
        HttpResponse<String> state = api.get("/api/v1/rollouts?state=broken");
        assertThat(state.statusCode()).isEqualTo(400);
        assertThat(state.body()).contains("running, paused, cancelled, finished");
    }

    /** No host proposes that version: the ring waits for nothing but its check. */
    @Test
    void whatIsWrongWithACheckIsSaidInTheReadersLanguage() {
        String url = "http://127.0.0.1:" + Ports.free() + "/";
        assertThat(savePlan("soak-1", "0", "check-1", "http", "url-1", url).statusCode())
                .isEqualTo(303);
        startRollout("9.9");
        Await.until("the check is asked", TIMEOUT, () -> text("/rollouts/1")
                .contains("there is no answer: Connection refused: "));
        post("/preferences", "language", "de", "return", "/");
        assertThat(text("/rollouts/1"))
                .contains("Die Prüfung ist nicht gut seit", "es gibt keine Antwort: Verbindung abgelehnt: ");
        // until the check is asked again
        Await.until("another problem", TIMEOUT, () -> {
            rows.query("UPDATE rollout_ring SET check_problem = 'the answer has the status 503' WHERE ring = 0");
            rows.query("UPDATE rollout SET revision = revision + 1");
            rows.query("UPDATE counter SET value = value + 1 WHERE name = 'rollout'");
            return text("/rollouts/1").contains("die Antwort hat den Status 503");
        });
    }

    @Test
    void aGroupThatWasRemovedKeepsItsNameInRolloutsThatHaveEnded() {
        post("/groups", "name", "web", "selector", "", "hosts", "a", "description", "");
        savePlan("of-1", "groups", "groups-1", "web");
        startRollout();
        Await.until("ring 1 opens", TIMEOUT, () -> text("/rollouts/1").contains("opened"));
        assertThat(post("/rollouts/1/command", "command", "cancel").statusCode())
                .isEqualTo(303);
        assertThat(post("/rollout-plans/1/remove").statusCode()).isEqualTo(303);
        assertThat(post("/groups/web/remove", "sure", "yes").statusCode()).isEqualTo(303);
        assertThat(text("/rollouts/1")).contains("Ring 1: groups web");
        assertThat(text("/rollout-plans/1")).contains("groups web");
    }
}
