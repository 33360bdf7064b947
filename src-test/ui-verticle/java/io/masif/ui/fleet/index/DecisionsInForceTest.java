package io.masif.ui.fleet.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.EarlyEnd;
import io.masif.ui.bed.EventStreamReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which hosts a decision covers, and until when. */
class DecisionsInForceTest extends ApiCase {
    @Test
    void anApprovalForAllHostsCountsForLaterHosts() {
        rows.putHost("a", PERL);
        awaitPending(1);
        assertThat(approve("perl", "update", "5.36", null).statusCode()).isEqualTo(201);
        assertThat(pending()).isEmpty();
        rows.putHost("tomorrow", PERL_OLDER);
        awaitApproval("waiting", 2);
        assertThat(pending()).isEmpty();
    }

    @Test
    void anApprovalForOneHostIsForThatOneOnly() {
        rows.putHost("a", PERL);
        rows.putHost("b", PERL);
        awaitPending(1);
        HttpResponse<String> answer = approve("perl", "update", "5.36", "a");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(new JsonObject(answer.body()).getJsonArray("hosts")).isEqualTo(new JsonArray().add("a"));
        assertThat(pending().getJsonObject(0).getInteger("hosts")).isEqualTo(1);
    }

    @Test
    void anOpenPatternMatchesAnything() {
        rows.putHost("a", PERL, BAR, OLD);
        rows.insertApproval(null, "update", null, null, null);
        awaitPending(1);
        assertThat(pending().getJsonObject(0).getString("package")).isEqualTo("old");
        rows.insertApproval(null, null, null, null, "a");
        awaitPending(0);
    }

    @Test
    void aRevokedApprovalNoLongerCountsAndCanBeRevokedAgain() {
        rows.putHost("a", PERL);
        awaitPending(1);
        long id = new JsonObject(approve("perl", "update", "5.36", null).body()).getLong("id");
        assertThat(api.delete("/api/v1/approvals/" + id).statusCode()).isEqualTo(204);
        assertThat(pending()).hasSize(1);
        assertThat(approvals().getJsonObject(0).getString("revoked")).isNotNull();
        assertThat(api.delete("/api/v1/approvals/" + id).statusCode()).isEqualTo(204);
        assertThat(api.delete("/api/v1/approvals/4711").statusCode()).isEqualTo(404);
        assertThat(rows.query("SELECT id FROM event WHERE kind IN ('approved', 'revoked')")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void anApprovalThatIsInForceIsNotStoredTwice() {
        rows.putHost("a", PERL);
        awaitPending(1);
        JsonObject first =
                new JsonObject(approve("perl", "update", "5.36", null).body());
        JsonObject again =
                new JsonObject(approve("perl", "update", "5.36", null).body());
        assertThat(first.remove("outcome")).isEqualTo("created");
        assertThat(again.remove("outcome")).isEqualTo("in_force");
        assertThat(again).isEqualTo(first);
        assertThat(approvals()).hasSize(1);
    }

    private void approveForAnHour() {
        JsonObject request = new JsonObject()
                .put(
                        "actions",
                        new JsonArray()
                                .add(new JsonObject().put("package", "perl").put("action", "update")))
                .put("expires", Instant.now().plus(Duration.ofHours(1)).toString());
        request.getJsonArray("actions").getJsonObject(0).putNull("to_version");
        assertThat(api.post("/api/v1/approvals", request.encode()).statusCode()).isEqualTo(201);
    }

    @Test
    void aDecisionThatExpiresNoLongerCounts() {
        rows.putHost("a", PERL);
        awaitPending(1);
        approveForAnHour();
        assertThat(pending()).isEmpty();
        EarlyEnd.ofApprovals(rows);
        awaitPending(1);
    }

    @Test
    void aDecisionThatExpiresBeforeAChangeIsReadNoLongerCounts() throws IOException {
        rows.putHost("a", PERL);
        awaitPending(1);
        approveForAnHour();
        Instant end = EarlyEnd.ofApprovals(rows);
        pending();
        Await.until("expired", TIMEOUT, () -> Instant.now().isAfter(end));
        try (EventStreamReader events = api.openEvents(null)) {
            events.awaitLine("event: snapshot");
            rows.putHost("b", BAR);
            events.awaitLine("event: change");
            assertThat(pending().encode()).contains("\"perl\"");
        }
    }
}
