package io.masif.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.EventStreamReader;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ApiTest extends ApiCase {
    @Test
    void badInputIsRefusedWithASentence() {
        rows.putHost("a", PERL);
        awaitPending(1);
        assertRefused("{", "the body is no JSON");
        assertRefused("[]", "the body must be a JSON object, but is an array");
        assertRefused("{}", "actions is missing");
        assertRefused("{\"actions\": [1]}", "actions[0] must be an object, but is a number");
        assertRefused("{\"actions\": [{\"action\": \"update\"}]}", "actions[0].package must be there");
        assertRefused(
                "{\"actions\": [{\"package\": \"x\", \"action\": \"fly\"}]}",
                "actions[0].action must be one of install");
        assertRefused(
                "{\"actions\": [{\"package\": \"x\", \"action\": \"update\"}]}", "actions[0].to_version must be there");
        assertRefused(
                "{\"actions\": [{\"package\": \"x\", \"action\": \"remove\"}], \"hosts\": [\"nobody\"]}",
                "There is no host nobody");
        assertThat(approvals()).isEmpty();
    }

    @Test
    void anUnknownPathIsAnsweredInJson() {
        awaitPending(0);
        assertThat(api.get("/api/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(new JsonObject(api.get("/api/v1/nothing").body()).getString("detail"))
                .isNotBlank();
        assertThat(api.delete("/api/v1/pending").statusCode()).isEqualTo(405);
    }

    @Test
    void requestsWithoutCredentialsAreRefused() {
        Await.until(
                "the administrator",
                TIMEOUT,
                () -> ui.browser()
                                .withBasicAuthentication("admin", RunningUi.PASSWORD)
                                .get("/api/v1/pending")
                                .statusCode()
                        == 200);
        HttpResponse<String> refused = ui.browser().get("/api/v1/pending");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(v -> assertThat(v).startsWith("Basic"));
        assertThat(ui.browser().withBearerToken("wrong").get("/api/v1/pending").statusCode())
                .isEqualTo(401);
        assertThat(ui.browser()
                        .withBasicAuthentication("admin", "wrong")
                        .get("/api/v1/pending")
                        .statusCode())
                .isEqualTo(401);
        assertThat(ui.browser()
                        .withBasicAuthentication("admin", RunningUi.PASSWORD)
                        .get("/api/v1/pending")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherSiteCannotUseCredentialsOfTheBrowser() {
        assertThat(ui.browser()
                        .withBasicAuthentication("admin", RunningUi.PASSWORD)
                        .withHeader("Origin", "https://elsewhere.example")
                        .delete("/api/v1/approvals/1")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void eventsBeginWithASnapshotAndGoOnWhereTheyEnded() throws IOException {
        rows.putHost("a", PERL);
        awaitPending(1);
        String seen;
        try (EventStreamReader events = api.openEvents(null)) {
            assertThat(events.awaitLine("event: ")).isEqualTo("snapshot");
            rows.putHost("b", PERL);
            seen = events.awaitLine("id: ");
            assertThat(events.awaitLine("event: ")).isEqualTo("change");
        }
        rows.putHost("c", PERL);
        try (EventStreamReader events = api.openEvents(seen)) {
            assertThat(events.awaitLine("event: ")).isEqualTo("change");
        }
    }

    private void assertRefused(String body, String sentence) {
        HttpResponse<String> answer = api.post("/api/v1/approvals", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("detail")).contains(sentence);
    }
}
