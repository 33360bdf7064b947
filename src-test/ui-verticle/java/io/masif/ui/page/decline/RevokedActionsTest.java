package io.masif.ui.page.decline;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The actions of decisions of which all are revoked, on their pages and in their files. */
class RevokedActionsTest extends ApiCase {
    private Browser browser;

    @BeforeEach
    void putHost() {
        browser = ui.logIn();
        rows.putHost("a", PERL, BAR);
        awaitPending(2);
    }

    @Test
    void whatIsRevokedActionByActionIsShownAsRevoked() {
        String ticked = new JsonObject()
                .put("package", "perl")
                .put("action", "update")
                .put("to_version", "5.36")
                .encode();
        long id = decline("{\"actions\": [" + ticked + "]}");
        awaitPending(1);
        browser.postForm("/revoke-decline/" + id, "csrf", browser.csrf(), "pattern", ticked, "sure", "yes");
        Await.until(
                "revoked", TIMEOUT, () -> browser.get("/declines/" + id).body().contains("1 of them revoked"));
        assertThat(browser.get("/declines/" + id).body())
                .containsPattern("<h1[^>]*>[^<]*Update perl 5.36")
                .containsPattern("<s><a [^>]*>Update perl 5.36</a></s>")
                .doesNotContain("name=\"pattern\"");
        assertThat(browser.get("/declines/" + id + "/actions.csv").body()).contains("perl,update,,5.36,true");
    }

    @Test
    void theFileOfOneThatEndedLongAgoSaysWhatIsKnownToBeRevoked() {
        JsonArray actions = new JsonArray();
        IntStream.rangeClosed(1, 5)
                .forEach(number -> actions.add(new JsonObject()
                        .put("package", "lib" + number)
                        .put("action", "update")
                        .put("to_version", "1.0")));
        JsonObject request = new JsonObject().put("actions", actions).put("unseen", true);
        long id = decline(request.copy().put("until", "2099-01-01T00:00:00Z").encode());
        long whole = decline(request.copy().put("until", "2099-01-02T00:00:00Z").encode());
        JsonArray revoked = actions.copy();
        revoked.remove(4);
        assertThat(api.post(
                                "/api/v1/declines/" + id + "/revocations",
                                new JsonObject().put("actions", revoked).encode())
                        .statusCode())
                .isEqualTo(201);
        assertThat(api.delete("/api/v1/declines/" + whole).statusCode()).isEqualTo(204);
        rows.query("UPDATE decline_revocation SET created_at = created_at - INTERVAL 30 DAY");
        rows.query("UPDATE decline SET ends_at = UTC_TIMESTAMP(3) - INTERVAL 20 DAY");
        // one that has never known them in force
        ui.restart();
        ui.awaitReady();
        browser = ui.logIn();
        assertThat(browser.get("/declines/" + id + "/actions.csv")
                        .body()
                        .lines()
                        .skip(1))
                .containsExactly(
                        "lib1,update,,1.0,true",
                        "lib2,update,,1.0,true",
                        "lib3,update,,1.0,true",
                        "lib4,update,,1.0,",
                        "lib5,update,,1.0,");
        assertThat(browser.get("/declines/" + whole + "/actions.csv")
                        .body()
                        .lines()
                        .skip(1))
                .hasSize(5)
                .allMatch(line -> line.endsWith(",true"));
    }

    @Test
    void theFileOfWhatIsRevokedAsAWholeSaysSo() {
        long id = new JsonObject(approve("perl", "update", "5.36", null).body()).getLong("id");
        assertThat(browser.get("/approvals/" + id).body()).contains("data-live=\"decisions runs delivery\"");
        assertThat(api.delete("/api/v1/approvals/" + id).statusCode()).isEqualTo(204);
        Await.until(
                "revoked", TIMEOUT, () -> browser.get("/approvals/" + id).body().contains("<s>"));
        assertThat(browser.get("/approvals/" + id).body()).doesNotContain("data-live=\"decisions runs delivery\"");
        assertThat(browser.get("/parts/progress/" + id).body()).contains("Revoked");
        assertThat(browser.get("/approvals/" + id + "/actions.csv").body()).contains("\nperl,update,,5.36,true");
    }

    private long decline(String body) {
        return new JsonObject(api.post("/api/v1/declines", body).body()).getLong("id");
    }
}
