package io.masif.ui.fleet.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.database.Columns;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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
                        .put("source", "perl")
                        .put("architectures", new JsonArray().add("amd64"))
                        .put("from_versions", new JsonArray().add("5.20").add("5.24"))
                        .put(
                                "releases",
                                new JsonArray()
                                        .add("Debian-Security:12/stable-security")
                                        .add("Debian:12/stable"))
                        .put("first_seen", earliestFirstSeen("perl"))
                        .put(
                                "decision",
                                new JsonObject()
                                        .put("state", "pending")
                                        .put("reason", "no decision in force covers it"))
                        .putNull("rollout")
                        .putNull("rule")
                        .putNull("approves_at")
                        .putNull("plan")
                        .put("hosts", 2)
                        .put("security", true)
                        .put("security_hosts", 1)
                        .put("step_back_hosts", 0)
                        .put("declined_hosts", 0)
                        .put("deferred_hosts", 0));
        assertThat(pending().getJsonObject(0).getValue("to_version")).isNull();
    }

    @Test
    void rowHasTheSourcePackageAsSoonAsAHostHasReportedIt() {
        rows.putHost("a", PERL);
        rows.putHost("b", OLD);
        awaitPending(2);
        assertThat(pending().getJsonObject(1).getString("source")).isEqualTo("perl");
        rows.setSource(PERL, "perl5");
        Await.until(
                "the source that was filled in",
                TIMEOUT,
                () -> pending().getJsonObject(1).getString("source").equals("perl5"));
        rows.putHost("c", PERL_OLDER);
        Await.until("two hosts", TIMEOUT, () -> pending().getJsonObject(1).getInteger("hosts") == 2);
        assertThat(pending().getJsonObject(1).getString("source")).isEqualTo("perl5");
        // everything is read again
        rows.query("UPDATE counter SET value = value + 1 WHERE name = 'removal'");
        rows.putHost("d", PERL);
        Await.until("three hosts", TIMEOUT, () -> pending().getJsonObject(1).getInteger("hosts") == 3);
        assertThat(pending().getJsonObject(1).getString("source")).isEqualTo("perl5");
        assertThat(pending().getJsonObject(0).getString("source"))
                .isEqualTo(pending().getJsonObject(0).getString("package"));
    }

    /** By the database. */
    private String earliestFirstSeen(String packageName) {
        return Columns.getInstant(
                        rows.query("SELECT MIN(first_seen) AS first_seen FROM action WHERE package = ?", packageName)
                                .iterator()
                                .next(),
                        "first_seen")
                .toString();
    }

    @Test
    void anUpdateIsASecurityUpdateOnAllHostsIfOneGetsItFromASecurityArchive() {
        rows.putHost("c", PERL_OLDER);
        awaitPending(1);
        assertThat(pending().getJsonObject(0).getBoolean("security")).isFalse();
        rows.putHost("a", PERL);
        rows.putHost("b", PERL);
        Await.until("three hosts", TIMEOUT, () -> pending().getJsonObject(0).getInteger("hosts") == 3);
        assertThat(pending().getJsonObject(0).getBoolean("security")).isTrue();
        assertThat(pending().getJsonObject(0).getInteger("security_hosts")).isEqualTo(2);
        assertThat(new JsonArray(api.get("/api/v1/hosts?state=security").body()))
                .hasSize(3);
        Browser browser = ui.logIn();
        assertThat(browser.get("/parts/pending?security=on").body())
                .contains("badge security", "2 of 3 hosts", "1 action matches; pending on 3 hosts.");
        assertThat(browser.get("/hosts/c").body()).contains("badge security");
        rows.putHost("c", PERL);
        Await.until("all agree", TIMEOUT, () -> pending().getJsonObject(0).getInteger("security_hosts") == 3);
        assertThat(browser.get("/parts/pending").body())
                .contains("badge security")
                .doesNotContain("of 3 hosts");
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
