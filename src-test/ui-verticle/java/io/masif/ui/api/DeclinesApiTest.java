package io.masif.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.EarlyEnd;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Actions are declined, deferred, and that is revoked. */
class DeclinesApiTest extends DecisionApiCase {
    private static final String PATH = "/api/v1/declines";
    private static final String PERL_ONLY = "\"actions\": [" + PERL_UPDATE + "]";

    @Test
    void aDeclinedActionIsNotPendingAndItsHostSaysWhy() {
        JsonObject decline =
                assertCreated(api.post(PATH, "{" + PERL_ONLY + ", \"hosts\": [\"a\"], \"comment\": \"breaks\"}"));
        assertThat(decline.getString("outcome")).isEqualTo("created");
        assertThat(decline.getString("comment")).isEqualTo("breaks");
        assertThat(decline.getValue("until")).isNull();
        assertThat(decline.getJsonObject("concerns"))
                .isEqualTo(new JsonObject().put("hosts", 1).put("actions", 1));
        assertThat(perlRow().getInteger("hosts")).isEqualTo(2);
        assertThat(perlRow().getInteger("declined_hosts")).isEqualTo(1);
        assertThat(perlRow().getInteger("deferred_hosts")).isZero();
        JsonObject planned = plannedPerl("a");
        assertThat(planned.getString("decision")).isEqualTo("declined");
        assertThat(planned.getLong("decision_id")).isEqualTo(decline.getLong("id"));
        assertThat(planned.getString("author")).isEqualTo(decline.getString("author"));
        assertThat(planned.getValue("until")).isNull();
        assertThat(planned.getBoolean("approved")).isFalse();
        assertThat(plannedPerl("b").getString("decision")).isEqualTo("pending");
        assertThat(new JsonObject(api.get("/api/v1/hosts/a").body()).getInteger("pending"))
                .isEqualTo(1);
        assertThat(rows.countRows("decline")).isEqualTo(1);
        assertThat(rows.countRows("decision")).isZero();
        assertThat(rows.countRows("event WHERE kind = 'declined'")).isEqualTo(1);
    }

    @Test
    void aDeclineBeatsTheApprovalBeforeItUntilItIsRevoked() {
        approve("perl", "update", "5.36", null);
        long id = decline("{" + PERL_ONLY + ", \"hosts\": [\"a\"]}");
        awaitApproval("declined", 1);
        awaitApproval("waiting", 2);
        assertThat(plannedPerl("a").getString("decision")).isEqualTo("declined");
        assertThat(plannedPerl("b").getString("decision")).isEqualTo("approved");
        assertThat(api.delete(PATH + "/" + id).statusCode()).isEqualTo(204);
        awaitApproval("waiting", 3);
        assertThat(plannedPerl("a").getBoolean("approved")).isTrue();
        assertThat(declines()).isEmpty();
        JsonObject listed = new JsonArray(api.get(PATH + "?state=ended").body()).getJsonObject(0);
        assertThat(listed.getString("revoked")).isNotNull();
        assertThat(listed.getJsonObject("concerns").getInteger("hosts")).isZero();
        assertThat(rows.countRows("event WHERE kind = 'decline-revoked'")).isEqualTo(1);
        assertThat(rows.countRows("event WHERE kind = 'revoked'")).isZero();
    }

    @Test
    void aDeclineBeatsTheApprovalAfterIt() {
        decline("{" + PERL_ONLY + ", \"except\": [\"c\"]}");
        approve("perl", "update", "5.36", null);
        awaitApproval("declined", 2);
        awaitApproval("waiting", 1);
        assertThat(plannedPerl("c").getString("decision")).isEqualTo("approved");
    }

    @Test
    void aDeferralEndsByItself() {
        approve("perl", "update", "5.36", "a");
        Instant until = Instant.now().plus(Duration.ofHours(1));
        decline("{" + PERL_ONLY + ", \"until\": \"" + until + "\"}");
        assertThat(plannedPerl("a").getString("decision")).isEqualTo("deferred");
        assertThat(plannedPerl("a").getInstant("until")).isEqualTo(until.truncatedTo(ChronoUnit.MILLIS));
        assertThat(rows.countRows("event WHERE kind = 'deferred'")).isEqualTo(1);
        EarlyEnd.ofDeferrals(rows);
        Await.until("approved again", TIMEOUT, () -> plannedPerl("a")
                .getString("decision")
                .equals("approved"));
        assertThat(plannedPerl("b").getString("decision")).isEqualTo("pending");
        awaitApproval("waiting", 1);
        assertThat(perlRow().getInteger("deferred_hosts")).isZero();
    }

    @Test
    void aNewerVersionIsPendingAgain() {
        decline("{" + PERL_ONLY + "}");
        awaitPending(1);
        rows.putHost("a", Action.of("perl", "amd64", Kind.UPDATE, "5.24", "5.38"));
        awaitPending(2);
        assertThat(perlRow().getString("to_version")).isEqualTo("5.38");
    }

    @Test
    void anUpdateAndItsConfigurationAreDeclinedTogetherOnAHostOfVersionOne() {
        rows.putHost("old", PERL, PERL_CONFIGURED);
        rows.setVersionOne("old");
        awaitPending(3);
        decline("{\"actions\": [{\"package\": \"perl\", \"action\": \"configure\", \"to_version\": \"5.36\"}]}");
        assertThat(decisionsOf("old")).containsOnly("declined");
        assertThat(plannedPerl("a").getString("decision")).isEqualTo("pending");
        assertThat(perlRow().getInteger("hosts")).isEqualTo(3);
        assertThat(perlRow().getInteger("declined_hosts")).isEqualTo(1);
    }

    @Test
    void someHostsAndActionsOfADeclineAreRevoked() {
        long id = decline("{" + BOTH + "}");
        awaitPending(0);
        HttpResponse<String> revoked = api.post(PATH + "/" + id + "/revocations", "{\"hosts\": [\"a\", \"b\"]}");
        assertThat(assertCreated(revoked).getJsonArray("revocations")).hasSize(1);
        assertThat(perlRow().getInteger("hosts")).isEqualTo(2);
        api.post(PATH + "/" + id + "/revocations", "{" + PERL_ONLY + "}");
        assertThat(perlRow().getInteger("hosts")).isEqualTo(3);
        assertThat(error(
                        400,
                        api.post(
                                PATH + "/" + id + "/revocations",
                                "{\"actions\": [{\"package\": \"bar\","
                                        + " \"action\": \"update\", \"to_version\": \"1.1\"}]}")))
                .contains("decline " + id + " does not cover");
        assertThat(rows.countRows("decline_revocation")).isEqualTo(2);
    }

    @Test
    void aRequestIsRepeatedAndAnEqualDeclineIsNotMadeTwice() {
        long id = assertCreated(api.post(PATH, "{" + BOTH + "}", "key-1")).getLong("id");
        for (String key : List.of("key-1", "key-2")) {
            HttpResponse<String> again = api.post(PATH, "{" + BOTH + "}", key);
            assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
            assertThat(new JsonObject(again.body()).getLong("id")).isEqualTo(id);
            assertThat(new JsonObject(again.body()).getString("outcome")).isEqualTo("in_force");
        }
        assertThat(error(409, api.post(PATH, "{" + PERL_ONLY + "}", "key-1")))
                .contains("Idempotency-Key belongs to another request, which made or found the decline " + id);
        assertThat(rows.countRows("decline")).isEqualTo(1);
        assertThat(api.delete(PATH + "/" + id).statusCode()).isEqualTo(204);
        assertThat(new JsonObject(api.post(PATH, "{" + BOTH + "}", "key-2").body()).getString("outcome"))
                .isEqualTo("revoked");
    }

    @Test
    void badInputIsRefusedWithASentence() {
        assertThat(refusal("{" + PERL_ONLY + ", \"until\": \"2001-01-01T00:00:00Z\"}"))
                .contains("until must be a moment that is still to come");
        assertThat(refusal("{" + PERL_ONLY + ", \"until\": \"tomorrow\"}")).contains("until must be");
        assertThat(refusal("{" + PERL_ONLY + ", \"untill\": null}")).contains("did you mean \"until\"?");
        assertThat(refusal("{" + PERL_ONLY + ", \"hosts\": [\"nobody\"]}")).contains("There is no host nobody");
        assertThat(refusal("{\"comment\": \"x\"}")).contains("actions is missing");
        assertThat(refusal("{\"actions\": [{\"package\": \"prel\", \"action\": \"update\","
                        + " \"to_version\": \"5.36\"}]}"))
                .contains("no host has ever reported prel");
        assertThat(error(404, api.get(PATH + "/4711"))).isEqualTo("There is no decline 4711.");
        assertThat(error(404, api.delete(PATH + "/4711"))).isEqualTo("There is no decline 4711.");
        assertThat(error(400, api.get(PATH + "?x=1"))).contains("Unknown parameter");
        assertThat(rows.countRows("decline")).isZero();
    }

    @Test
    void twoUisHaveTheSameDeclines() {
        Browser other = ui.startAnother().withBearerToken(RunningUi.TOKEN);
        long id = decline("{" + BOTH + "}");
        Await.until(
                "declined there",
                TIMEOUT,
                () -> other.get(PATH + "/" + id).statusCode() == 200
                        && new JsonArray(other.get("/api/v1/pending").body()).isEmpty());
        assertThat(other.delete(PATH + "/" + id).statusCode()).isEqualTo(204);
        awaitPending(2);
    }

    private long decline(String body) {
        return assertCreated(api.post(PATH, body)).getLong("id");
    }

    private String refusal(String body) {
        return error(400, api.post(PATH, body));
    }

    private JsonArray declines() {
        return new JsonArray(api.get(PATH).body());
    }

    private JsonObject perlRow() {
        return pending().stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString("package").equals("perl")
                        && row.getString("action").equals("update"))
                .findFirst()
                .orElseThrow();
    }

    private JsonObject plannedPerl(String host) {
        return plan(host).stream()
                .filter(each -> each.getString("package").equals("perl"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> decisionsOf(String host) {
        return plan(host).stream().map(each -> each.getString("decision")).toList();
    }

    private List<JsonObject> plan(String host) {
        return new JsonObject(api.get("/api/v1/hosts/" + host).body())
                .getJsonArray("plan").stream().map(JsonObject.class::cast).toList();
    }
}
