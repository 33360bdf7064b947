package io.masif.ui.fleet.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.Facts;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.HtmlText;
import io.masif.wire.FactsJson;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a decision is on its hosts. */
class ApprovalProgressTest extends ApiCase {
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
    void aSilentHostIsNotWaitedFor() {
        rows.putHost("a", PERL);
        rows.putHost("b", PERL);
        awaitPending(1);
        approve("perl", "update", "5.36", null);
        awaitApproval("waiting", 2);
        rows.query("UPDATE agent SET last_seen = last_seen - INTERVAL 25 HOUR WHERE name = 'a'");
        rows.setVersionTwo("a");
        awaitApproval("silent", 1);
        assertThat(approvals().getJsonObject(0).getInteger("waiting")).isEqualTo(1);
        rows.putHost("a", PERL, BAR);
        awaitApproval("waiting", 2);
    }

    @Test
    void thePageShowsWhatAFailedRunPrinted() {
        rows.putHost("a", PERL);
        awaitPending(1);
        approve("perl", "update", "5.36", null);
        rows.putRun("a", PERL, Result.FAILED, "exit status 3", "what apt printed");
        awaitApproval("failed", 1);
        assertThat(ui.logIn().get("/approvals?state=finished").body()).contains("exit status 3", "what apt printed");
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
        assertThat(approvals().getJsonObject(0).getInteger("blocked_hosts")).isEqualTo(1);
    }

    @Test
    void allBlockedHostsAreCountedThoughOnlyTheFirstAreNamed() {
        Facts facts = Facts.UNKNOWN.with(List.of(new BlockedAction(BAR, List.of(NEWDEP), "needs more")));
        rows.insertApproval("bar", "update", null, "1.1", null);
        rows.putHosts(1100, BAR, NEWDEP);
        rows.query(
                "UPDATE agent SET facts = ?, revision = (SELECT revision + 1 FROM writer WHERE number = 0)",
                FactsJson.write(facts).encode());
        rows.query("UPDATE writer SET revision = revision + 1 WHERE number = 0");
        awaitApproval("blocked_hosts", 1100);
        long id = approvals().getJsonObject(0).getLong("id");
        JsonObject approval = new JsonObject(api.get("/api/v1/approvals/" + id).body());
        assertThat(approval.getInteger("waiting")).isEqualTo(1100);
        assertThat(approval.getJsonArray("blocked").size()).isBetween(1000, 1099);
        assertThat(HtmlText.of(ui.logIn().get("/approvals/" + id).body())).containsPattern("1,?100 of them blocked");
    }
}
