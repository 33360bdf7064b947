package io.masif.ui.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.EventStreamReader;
import io.masif.ui.bed.OperatorCase;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Programs stop everything, and release it. */
class BrakeApiTest extends OperatorCase {
    private static final String PATH = "/api/v1/brake";
    private static final String INCIDENT = "{\"reason\": \"Incident 4711\"}";

    @Test
    void whatIsStoppedHoldsUntilItIsReleased() {
        assertThat(brake(api)).isEqualTo(new JsonObject().put("holds", false));
        HttpResponse<String> stopped = api.post(PATH, INCIDENT);
        assertThat(stopped.statusCode()).isEqualTo(201);
        assertThat(brake(api)).isEqualTo(new JsonObject(stopped.body()));
        assertThat(brake(api).getString("reason")).isEqualTo("Incident 4711");
        assertThat(brake(api).getString("author")).isEqualTo("api");
        assertThat(brake(api).getInstant("since")).isNotNull();

        HttpResponse<String> again = api.post(PATH, "{\"reason\": \"another\"}");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(stopped.body());

        assertThat(api.delete(PATH).statusCode()).isEqualTo(204);
        assertThat(api.delete(PATH).statusCode()).isEqualTo(204);
        assertThat(brake(api).getBoolean("holds")).isFalse();
        assertThat(history("brake-set")).containsExactly("api {\"brake\":1,\"reason\":\"Incident 4711\"}");
        assertThat(history("brake-released")).containsExactly("api {\"brake\":1,\"reason\":\"Incident 4711\"}");
    }

    @Test
    void badInputStopsNothing() {
        assertRefused("{}", "reason is missing");
        assertRefused("{\"reason\": \"\"}", "reason must be a text of 1 to 1000 characters");
        assertRefused("{\"reason\": \"x\", \"hosts\": []}", "hosts");
        assertRefused("{\"reason\": \"" + "x".repeat(1001) + "\"}", "but is one of 1001");
        assertThat(rows.countRows("brake")).isZero();
    }

    @Test
    void viewersOnlySeeIt() {
        addOperator("looker", "viewer");
        Browser viewer = ui.browser().withBasicAuthentication("looker", RunningUi.PASSWORD);
        assertThat(viewer.post(PATH, INCIDENT).statusCode()).isEqualTo(403);
        assertThat(api.post(PATH, INCIDENT).statusCode()).isEqualTo(201);
        assertThat(viewer.delete(PATH).statusCode()).isEqualTo(403);
        assertThat(brake(viewer).getBoolean("holds")).isTrue();
    }

    @Test
    void aStreamOfOneHostTellsOfIt() throws IOException {
        try (EventStreamReader events = api.openEvents("/api/v1/events?topics=delivery&host=a", null)) {
            events.awaitLine("event: snapshot");
            api.post(PATH, INCIDENT);
            events.awaitLine("event: change");
            assertThat(new JsonObject(events.awaitLine("data: ")).getJsonArray("topics"))
                    .contains("delivery");
        }
    }

    @Test
    void anotherUiShowsIt() {
        Browser other = ui.startAnother();
        other.logInWhenReady();
        api.post(PATH, INCIDENT);
        Await.until("shown there", TIMEOUT, () -> other.get("/hosts").body().contains("Incident 4711"));
    }

    private static JsonObject brake(Browser browser) {
        return new JsonObject(browser.get(PATH).body());
    }

    private void assertRefused(String body, String sentence) {
        HttpResponse<String> answer = api.post(PATH, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("detail")).contains(sentence);
    }
}
