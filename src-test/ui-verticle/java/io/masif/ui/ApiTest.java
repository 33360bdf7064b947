package io.masif.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Blocked;
import io.masif.domain.Facts;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.rig.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Action PERL = new Action(
            "perl", "amd64", Kind.UPDATE, "5.24", "5.36", List.of("Debian-Security:12/stable-security"), true);
    private static final Action PERL_OLDER =
            new Action("perl", "amd64", Kind.UPDATE, "5.20", "5.36", List.of("Debian:12/stable"), false);
    private static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");
    private static final Action NEWDEP = Action.of("newdep", "all", Kind.INSTALL, null, "0.9");
    private static final Action OLD = Action.of("old", "amd64", Kind.REMOVE, "0.9", null);

    private RunningUi ui;
    private Rows rows;
    private Browser api;

    @BeforeEach
    void start() {
        ui = RunningUi.start();
        rows = ui.rows();
        api = ui.browser().bearer(RunningUi.TOKEN);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    @Test
    void pendingRowsCountHostsWhateverTheirVersionBefore() {
        rows.host("a", PERL, OLD);
        rows.host("b", PERL_OLDER);
        awaitPending(2);
        assertThat(pending().getJsonObject(1))
                .isEqualTo(new JsonObject()
                        .put("package", "perl")
                        .put("action", "update")
                        .put("to_version", "5.36")
                        .put("hosts", 2)
                        .put("security", true));
        assertThat(pending().getJsonObject(0).getValue("to_version")).isNull();
    }

    @Test
    void anApprovalForAllHostsCountsForAHostThatComesTomorrow() {
        rows.host("a", PERL);
        awaitPending(1);
        assertThat(approve("perl", "update", "5.36", null).statusCode()).isEqualTo(201);
        assertThat(pending()).isEmpty();
        rows.host("tomorrow", PERL_OLDER);
        awaitApproval("waiting", 2);
        assertThat(pending()).isEmpty();
    }

    @Test
    void anApprovalForOneHostIsForThatOneOnly() {
        rows.host("a", PERL);
        rows.host("b", PERL);
        awaitPending(1);
        HttpResponse<String> given = approve("perl", "update", "5.36", "a");
        assertThat(given.statusCode()).isEqualTo(201);
        assertThat(new JsonArray(given.body()).getJsonObject(0).getString("host"))
                .isEqualTo("a");
        assertThat(pending().getJsonObject(0).getInteger("hosts")).isEqualTo(1);
    }

    @Test
    void everythingThatIsOpenMatchesAnything() {
        rows.host("a", PERL, BAR, OLD);
        rows.approval(null, "update", null, null, null);
        awaitPending(1);
        assertThat(pending().getJsonObject(0).getString("package")).isEqualTo("old");
        rows.approval(null, null, null, null, "a");
        awaitPending(0);
    }

    @Test
    void aRevokedApprovalNoLongerCountsAndCanBeRevokedAgain() {
        rows.host("a", PERL);
        awaitPending(1);
        long id = new JsonArray(approve("perl", "update", "5.36", null).body())
                .getJsonObject(0)
                .getLong("id");
        assertThat(api.delete("/api/v1/approvals/" + id).statusCode()).isEqualTo(204);
        assertThat(pending()).hasSize(1);
        assertThat(approvals().getJsonObject(0).getString("revoked")).isNotNull();
        assertThat(api.delete("/api/v1/approvals/" + id).statusCode()).isEqualTo(204);
        assertThat(api.delete("/api/v1/approvals/4711").statusCode()).isEqualTo(404);
        assertThat(rows.read("SELECT id FROM event").size()).isEqualTo(2);
    }

    @Test
    void anApprovalThatIsInForceIsNotGivenTwice() {
        rows.host("a", PERL);
        awaitPending(1);
        assertThat(approve("perl", "update", "5.36", null).body())
                .isEqualTo(approve("perl", "update", "5.36", null).body());
        assertThat(approvals()).hasSize(1);
    }

    @Test
    void progressIsCountedByHost() {
        List.of("a", "b", "c", "d").forEach(host -> rows.host(host, PERL));
        awaitPending(1);
        approve("perl", "update", "5.36", null);
        rows.run("a", PERL, Result.RUNNING, null, "");
        rows.run("b", PERL, Result.FAILED, "exit status 3", "the output");
        rows.host("c");
        rows.run("c", PERL, Result.DONE, null, "");
        awaitApproval("done", 1);
        JsonObject approval = approvals().getJsonObject(0);
        assertThat(approval.getInteger("running")).isEqualTo(1);
        assertThat(approval.getInteger("failed")).isEqualTo(1);
        assertThat(approval.getInteger("waiting")).isEqualTo(1);
    }

    @Test
    void anApprovalSaysWhatItWaitsFor() {
        Facts facts = new Facts(
                null, null, null, false, null, null, List.of(new Blocked(BAR, List.of(NEWDEP), "needs more")));
        rows.approval("bar", "update", null, "1.1", null);
        rows.host("a", facts, BAR, NEWDEP);
        awaitApproval("waiting", 1);
        JsonObject blocked =
                approvals().getJsonObject(0).getJsonArray("blocked").getJsonObject(0);
        assertThat(blocked.getString("host")).isEqualTo("a");
        assertThat(blocked.getJsonArray("waits_for").getJsonObject(0).getString("package"))
                .isEqualTo("newdep");
    }

    @Test
    void aHostIsShownWithItsPlanAndRuns() {
        rows.host("a", PERL);
        rows.run("a", PERL, Result.FAILED, "exit status 3", "the output");
        awaitPending(1);
        JsonObject host = new JsonObject(api.get("/api/v1/hosts/a").body());
        assertThat(host.getJsonArray("plan").getJsonObject(0).getBoolean("approved"))
                .isFalse();
        assertThat(host.getJsonArray("runs").getJsonObject(0).getString("log")).isEqualTo("the output");
        assertThat(new JsonArray(api.get("/api/v1/hosts").body())).hasSize(1);
        assertThat(api.get("/api/v1/hosts/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void badInputIsRefusedWithASentence() {
        rows.host("a", PERL);
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
                "there is no host nobody");
        assertThat(approvals()).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaidInJson() {
        awaitPending(0);
        assertThat(api.get("/api/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(new JsonObject(api.get("/api/v1/nothing").body()).getString("error"))
                .isNotBlank();
        assertThat(api.delete("/api/v1/pending").statusCode()).isEqualTo(405);
    }

    @Test
    void nobodyGetsInWithoutCredentials() {
        HttpResponse<String> refused = ui.browser().get("/api/v1/pending");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(v -> assertThat(v).startsWith("Basic"));
        assertThat(ui.browser().bearer("wrong").get("/api/v1/pending").statusCode())
                .isEqualTo(401);
        assertThat(ui.browser().basic("admin", "wrong").get("/api/v1/pending").statusCode())
                .isEqualTo(401);
        assertThat(ui.browser()
                        .basic("admin", RunningUi.PASSWORD)
                        .get("/api/v1/pending")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void eventsBeginWithASnapshotAndGoOnWhereTheyEnded() throws Exception {
        rows.host("a", PERL);
        awaitPending(1);
        String seen;
        try (BufferedReader events = lines(null)) {
            assertThat(next(events, "event: ")).isEqualTo("snapshot");
            rows.host("b", PERL);
            seen = next(events, "id: ");
            assertThat(next(events, "event: ")).isEqualTo("change");
        }
        rows.host("c", PERL);
        try (BufferedReader events = lines(seen)) {
            assertThat(next(events, "event: ")).isEqualTo("change");
        }
    }

    private BufferedReader lines(String lastEventId) {
        return new BufferedReader(new InputStreamReader(api.events(lastEventId).body(), StandardCharsets.UTF_8));
    }

    private static String next(BufferedReader events, String field) throws Exception {
        String line = events.readLine();
        while (!line.startsWith(field)) {
            line = events.readLine();
        }
        return line.substring(field.length());
    }

    private void assertRefused(String body, String sentence) {
        HttpResponse<String> answer = api.post("/api/v1/approvals", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("error")).contains(sentence);
    }

    private HttpResponse<String> approve(String name, String action, String to, String host) {
        JsonObject wanted = new JsonObject()
                .put(
                        "actions",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("package", name)
                                        .put("action", action)
                                        .put("to_version", to)));
        if (host != null) {
            wanted.put("hosts", new JsonArray().add(host));
        }
        return api.post("/api/v1/approvals", wanted.encode());
    }

    private JsonArray pending() {
        return new JsonArray(api.get("/api/v1/pending").body());
    }

    private JsonArray approvals() {
        return new JsonArray(api.get("/api/v1/approvals").body());
    }

    private void awaitPending(int wanted) {
        Await.until("pending rows: " + wanted, SOON, () -> {
            HttpResponse<String> answer = api.get("/api/v1/pending");
            return answer.statusCode() == 200 && new JsonArray(answer.body()).size() == wanted;
        });
    }

    private void awaitApproval(String count, int wanted) {
        Await.value("approval with " + count + "=" + wanted, SOON, () -> {
            HttpResponse<String> answer = api.get("/api/v1/approvals");
            return answer.statusCode() != 200
                    ? Optional.empty()
                    : new JsonArray(answer.body())
                            .stream()
                                    .map(JsonObject.class::cast)
                                    .filter(each -> each.getInteger(count) == wanted)
                                    .findFirst();
        });
    }
}
