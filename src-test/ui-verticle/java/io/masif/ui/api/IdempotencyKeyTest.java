package io.masif.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A repeated request decides nothing again. */
class IdempotencyKeyTest extends DecisionApiCase {
    @Test
    void theSameKeyIsTheSameDecision() {
        HttpResponse<String> first = api.post("/api/v1/approvals", "{" + BOTH + "}", "key-1");
        HttpResponse<String> again = api.post("/api/v1/approvals", "{" + BOTH + "}", "key-1");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(again.body()).getLong("id"))
                .isEqualTo(assertCreated(first).getLong("id"));
        assertThat(error(409, api.post("/api/v1/approvals", "{\"actions\": [" + PERL_UPDATE + "]}", "key-1")))
                .contains("Idempotency-Key belongs to another request");
        assertThat(error(400, api.post("/api/v1/approvals", "{" + BOTH + "}", "k".repeat(256))))
                .contains("1 to 255 visible ASCII characters");
        api.delete("/api/v1/approvals/" + assertCreated(first).getLong("id"));
        assertThat(new JsonObject(api.post("/api/v1/approvals", "{" + BOTH + "}", "key-1")
                                .body())
                        .getString("revoked"))
                .isNotNull();
        assertThat(rows.countRows("decision")).isEqualTo(1);
    }

    @Test
    void aKeyThatFoundADecisionFindsItAlsoAfterItsRevocation() {
        long id = assertCreated(api.post("/api/v1/approvals", "{" + BOTH + "}")).getLong("id");
        assertThat(api.post("/api/v1/approvals", "{" + BOTH + "}", "key-1").statusCode())
                .isEqualTo(200);
        api.delete("/api/v1/approvals/" + id);
        HttpResponse<String> again = api.post("/api/v1/approvals", "{" + BOTH + "}", "key-1");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(new JsonObject(again.body()).getLong("id")).isEqualTo(id);
        assertThat(new JsonObject(again.body()).getString("revoked")).isNotNull();
        assertThat(rows.countRows("decision")).isEqualTo(1);
    }

    @Test
    void aRepeatedRequestIsAnsweredThoughANewOneWouldBeRefused() {
        String hour = "{" + BOTH + ", \"hosts\": [\"a\", \"c\"], \"expires\": \"%s\"}";
        // the first one that comes before it has expired
        String body = Await.value("created", TIMEOUT, () -> Optional.of(
                        hour.formatted(Instant.now().plusSeconds(5)))
                .filter(each -> api.post("/api/v1/approvals", each, "key-1").statusCode() == 201));
        JsonObject made = approvals().getJsonObject(0);
        long id = made.getLong("id");
        Instant expires = made.getInstant("expires");
        rows.query("INSERT INTO former_host (name, id) SELECT name, id FROM agent WHERE name = 'c'");
        rows.query("DELETE FROM agent WHERE name = 'c'");
        rows.query("UPDATE counter SET value = value + 1 WHERE name = 'removal'");
        Await.until("host removed", TIMEOUT, () -> api.get("/api/v1/hosts/c").statusCode() == 404);
        Await.until("expired", TIMEOUT, () -> Instant.now().isAfter(expires));
        HttpResponse<String> again = api.post("/api/v1/approvals", body, "key-1");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(new JsonObject(again.body()).getLong("id")).isEqualTo(id);
        assertRefused(body, "still to come");
        assertThat(rows.countRows("decision")).isEqualTo(1);
    }

    @Test
    void aKeyBelongsToTheOperatorAlsoUnderAnotherName() {
        String body = "{" + BOTH + "}";
        long id = assertCreated(as("admin").post("/api/v1/approvals", body, "key-1"))
                .getLong("id");
        rows.query("UPDATE operator SET name = 'anna' WHERE name = 'admin'");
        as("anna").delete("/api/v1/approvals/" + id);
        HttpResponse<String> again = as("anna").post("/api/v1/approvals", body, "key-1");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(new JsonObject(again.body()).getLong("id")).isEqualTo(id);
    }

    private Browser as(String operator) {
        return ui.browser().withBasicAuthentication(operator, RunningUi.PASSWORD);
    }

    @Test
    void aRevocationWithTheSameKeyIsTheSameRevocation() {
        long id = assertCreated(api.post("/api/v1/approvals", "{" + BOTH + ", \"hosts\": [\"a\", \"b\"]}"))
                .getLong("id");
        String path = "/api/v1/approvals/" + id + "/revocations";
        assertThat(api.post(path, "{\"hosts\": [\"a\"]}", "key-1").statusCode()).isEqualTo(201);
        assertThat(api.post(path, "{\"hosts\": [\"a\"]}", "key-1").statusCode()).isEqualTo(201);
        assertThat(error(409, api.post(path, "{\"hosts\": [\"b\"]}", "key-1")))
                .contains("Idempotency-Key belongs to another request");
        assertThat(rows.countRows("revocation")).isEqualTo(1);
        // the keys of decisions are others
        assertThat(api.post("/api/v1/approvals", "{" + BOTH + "}", "key-1").statusCode())
                .isEqualTo(201);
    }

    @Test
    void manyApprovalsAreRevokedOnce() {
        long first =
                assertCreated(api.post("/api/v1/approvals", "{" + BOTH + "}")).getLong("id");
        long second = assertCreated(api.post("/api/v1/approvals", "{" + BOTH + ", \"hosts\": [\"a\"]}"))
                .getLong("id");
        String both = "{\"approvals\": [" + first + ", " + second + ", 4711], \"comment\": \"all of it\"}";
        JsonObject revoked =
                new JsonObject(api.post("/api/v1/revocations", both, "key-1").body());
        assertThat(revoked).isEqualTo(new JsonObject().put("revoked", 2).put("not_revoked", 1));
        assertThat(new JsonObject(api.post("/api/v1/revocations", both, "key-1").body()).getInteger("revoked"))
                .isZero();
        assertThat(error(409, api.post("/api/v1/revocations", "{\"approvals\": [" + first + "]}", "key-1")))
                .contains("Idempotency-Key belongs to another request");
        String large = "{\"approvals\": [4294967296, 9007199254740991]}";
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(new JsonObject(
                            api.post("/api/v1/revocations", large, "key-2").body()))
                    .isEqualTo(new JsonObject().put("revoked", 0).put("not_revoked", 2));
        }
        assertThat(error(400, api.post("/api/v1/revocations", "{\"approvals\": []}")))
                .contains("approvals is missing");
        assertThat(error(400, api.post("/api/v1/revocations", "{\"approvals\": [\"all\"]}")))
                .contains("a whole number");
    }
}
