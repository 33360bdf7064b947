package io.masif.ui.fleet.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.Facts;
import io.masif.rig.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.EventStreamReader;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetIndexTest extends ApiCase {
    @Test
    void pendingRowsCountHostsWhateverTheirVersionBefore() {
        rows.putHost("b", PERL_OLDER);
        rows.putHost("a", PERL, OLD);
        awaitPending(2);
        assertThat(pending().getJsonObject(1))
                .isEqualTo(new JsonObject()
                        .put("package", "perl")
                        .put("action", "update")
                        .put("to_version", "5.36")
                        .put("hosts", 2)
                        .put("security", false)
                        .put("security_hosts", 1)
                        .put("step_back_hosts", 0));
        assertThat(pending().getJsonObject(0).getValue("to_version")).isNull();
    }

    @Test
    void aRowIsMarkedAsSecurityIfItIsSoOnAllItsHosts() {
        rows.putHost("a", PERL);
        rows.putHost("b", PERL);
        rows.putHost("c", PERL_OLDER);
        awaitPending(1);
        Await.until("three hosts", TIMEOUT, () -> pending().getJsonObject(0).getInteger("hosts") == 3);
        assertThat(pending().getJsonObject(0).getBoolean("security")).isFalse();
        assertThat(pending().getJsonObject(0).getInteger("security_hosts")).isEqualTo(2);
        Browser browser = ui.browser();
        Await.until(
                "password accepted",
                TIMEOUT,
                () -> browser.logIn(RunningUi.PASSWORD).statusCode() == 303);
        assertThat(browser.get("/parts/pending").body())
                .contains("2 of 3 hosts say security")
                .doesNotContain(">Security<", "data-security=\"true\"");
        rows.putHost("c", PERL);
        Await.until("all agree", TIMEOUT, () -> pending().getJsonObject(0).getBoolean("security"));
        assertThat(browser.get("/parts/pending").body())
                .contains(">Security<", "data-security=\"true\"")
                .doesNotContain("say security");
    }

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

    @Test
    void anUpdateOfAHostOfVersionOneApprovesItsConfigurationToo() {
        rows.putHost("old", PERL, PERL_CONFIGURED);
        rows.putHost("new", PERL, PERL_CONFIGURED);
        rows.setVersionOne("old");
        awaitPending(2);
        approve("perl", "update", "5.36", null);
        assertThat(pending()).hasSize(1);
        assertThat(pending().getJsonObject(0).getString("action")).isEqualTo("configure");
        assertThat(pending().getJsonObject(0).getInteger("hosts")).isEqualTo(1);
        awaitApproval("waiting", 2);
        JsonObject old = new JsonObject(api.get("/api/v1/hosts/old").body());
        assertThat(old.getInteger("pending")).isZero();
        rows.putHost("old");
        rows.putRun("old", PERL, Result.DONE, null, "");
        awaitApproval("done", 1);
    }

    @Test
    void aDecisionThatExpiresNoLongerCounts() {
        rows.putHost("a", PERL);
        awaitPending(1);
        String soon = Instant.now().plusSeconds(2).toString();
        assertThat(api.post(
                                "/api/v1/approvals",
                                "{\"actions\": [{\"package\": \"perl\", \"action\": \"update\", \"to_version\": null}],"
                                        + " \"expires\": \"" + soon + "\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(pending()).isEmpty();
        awaitPending(1);
    }

    @Test
    void aDecisionThatExpiresBeforeAChangeIsReadNoLongerCounts() throws IOException {
        rows.putHost("a", PERL);
        awaitPending(1);
        Instant end = Instant.now().plusSeconds(3);
        api.post(
                "/api/v1/approvals",
                "{\"actions\": [{\"package\": \"perl\", \"action\": \"update\", \"to_version\": null}],"
                        + " \"expires\": \"" + end + "\"}");
        pending();
        Await.until("expired", TIMEOUT, () -> Instant.now().isAfter(end));
        try (EventStreamReader events = api.openEvents(null)) {
            events.awaitLine("event: snapshot");
            rows.putHost("b", BAR);
            events.awaitLine("event: change");
            assertThat(pending().encode()).contains("\"perl\"");
        }
    }

    @Test
    void coverageFollowsTheHostsProtocol() {
        rows.putHost("old", PERL, PERL_CONFIGURED);
        awaitPending(2);
        approve("perl", "update", "5.36", null);
        assertThat(pending()).hasSize(1);
        rows.setVersionOne("old");
        awaitPending(0);
        rows.putHost("old", PERL, PERL_CONFIGURED, BAR);
        rows.setVersionTwo("old");
        awaitPending(2);
        rows.putHost("old", PERL_CONFIGURED);
        awaitPending(1);
        rows.putHost("old", PERL);
        awaitPending(0);
    }

    @Test
    void progressIsCountedByHost() {
        List.of("a", "b", "c", "d").forEach(host -> rows.putHost(host, PERL));
        awaitPending(1);
        approve("perl", "update", "5.36", null);
        rows.putRun("a", PERL, Result.RUNNING, null, "");
        rows.putRun("b", PERL, Result.FAILED, "exit status 3", "the output");
        rows.putHost("c");
        rows.putRun("c", PERL, Result.DONE, null, "");
        awaitApproval("done", 1);
        JsonObject approval = approvals().getJsonObject(0);
        assertThat(approval.getInteger("running")).isEqualTo(1);
        assertThat(approval.getInteger("failed")).isEqualTo(1);
        assertThat(approval.getInteger("waiting")).isEqualTo(1);
    }

    @Test
    void anApprovalReportsWhatItWaitsFor() {
        Facts facts = Facts.UNKNOWN.with(List.of(new BlockedAction(BAR, List.of(NEWDEP), "needs more")));
        rows.insertApproval("bar", "update", null, "1.1", null);
        rows.putHost("a", facts, BAR, NEWDEP);
        awaitApproval("waiting", 1);
        JsonObject blocked =
                approvals().getJsonObject(0).getJsonArray("blocked").getJsonObject(0);
        assertThat(blocked.getString("host")).isEqualTo("a");
        assertThat(blocked.getJsonArray("waits_for").getJsonObject(0).getString("package"))
                .isEqualTo("newdep");
    }

    @Test
    void aHostIsShownWithItsPlanAndRuns() {
        rows.putHost("a", PERL);
        rows.putRun("a", PERL, Result.FAILED, "exit status 3", "the output");
        awaitPending(1);
        JsonObject host = new JsonObject(api.get("/api/v1/hosts/a").body());
        assertThat(host.getJsonArray("plan").getJsonObject(0).getBoolean("approved"))
                .isFalse();
        assertThat(host.getJsonArray("runs").getJsonObject(0).getString("log")).isEqualTo("the output");
        assertThat(new JsonArray(api.get("/api/v1/hosts").body())).hasSize(1);
        assertThat(api.get("/api/v1/hosts/nobody").statusCode()).isEqualTo(404);
    }
}
