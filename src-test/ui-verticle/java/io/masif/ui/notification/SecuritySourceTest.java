package io.masif.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Security updates that wait for somebody for long, each once. */
class SecuritySourceTest extends NotificationCase {
    private static final Action BASH = security("bash", "5.1", "5.2");
    private static final Action CURL = security("curl", "8.0", "8.1");

    /** So many are listed, the oldest ones. */
    private static final int MAX_UPDATES = 2000;

    private static Action security(String name, String from, String to) {
        return new Action(name, "amd64", Kind.UPDATE, from, to, List.of("Debian-Security:12/stable-security"), true);
    }

    private void age(String days) {
        rows.query("UPDATE action SET first_seen = UTC_TIMESTAMP(3) - INTERVAL " + days + " DAY");
    }

    private String awaitText(int number) {
        return awaitReceived(number).json().getString("text");
    }

    private void post(String path, String body) {
        assertThat(program.post(path, body).statusCode()).as(body).isBetween(200, 201);
    }

    /** A round of all sources has ended when a test that was requested before is sent. */
    private void awaitRound(JsonObject route) {
        test(route);
        Await.until("sent", TIMEOUT, () -> notifications().stream()
                .allMatch(each -> "sent".equals(each.getString("state"))));
    }

    @Test
    void aSecurityUpdateThatNobodyDecidesIsReportedOnceUntilItComesBack() {
        rows.putHost("a", PERL, BASH, BAR);
        awaitPending(3);
        rows.query("UPDATE action SET first_seen = UTC_TIMESTAMP(3) - INTERVAL 8 DAY WHERE package IN ('perl', 'bar')");
        rows.query("UPDATE action SET first_seen = UTC_TIMESTAMP(3) - INTERVAL 6 DAY WHERE package = 'bash'");
        addWebhook("security-overdue");
        enableSinceAnHour();
        assertThat(awaitReceived(1).json().getString("text"))
                .isEqualTo("1 security update undecided for 7 days or longer: perl 5.36");
        awaitState("sent");
        rows.query("UPDATE action SET first_seen = UTC_TIMESTAMP(3) - INTERVAL 9 DAY WHERE package = 'bash'");
        enableSinceAnHour();
        assertThat(awaitReceived(2).json().getString("text"))
                .isEqualTo("1 security update undecided for 7 days or longer: bash 5.2");
        assertThat(rows.countRows("notified_subject")).isEqualTo(2);
        approve("perl", "update", "5.36", null);
        enableSinceAnHour();
        Await.until("perl is decided", TIMEOUT, () -> rows.countRows("notified_subject") == 1);
        assertThat(notifications()).hasSize(2);
    }

    @Test
    void whatARunningRolloutOrARuleWillApproveWaitsForNobody() {
        rows.putHost("a", PERL, BASH, CURL);
        rows.putHost("b", PERL, BASH, CURL);
        age("8");
        restart();
        awaitPending(3);
        post("/api/v1/rules", "{\"name\": \"Late\", \"packages\": [\"perl\"], \"minimum_age\": 2592000}");
        post("/api/v1/rollout-plans", "{\"name\": \"halves\", \"rings\": [{\"percent\": 50}, {\"percent\": 100}]}");
        startRollout("halves", BASH);
        Await.until("open", TIMEOUT, () -> api.get("/api/v1/rollouts/1").body().contains("\"state\":\"open\""));
        addWebhook("security-overdue");
        restart();
        assertThat(awaitText(1)).isEqualTo("1 security update undecided for 7 days or longer: curl 8.1");
        awaitState("sent");
        post("/api/v1/rollouts/1/commands", "{\"command\": \"pause\"}");
        restart();
        assertThat(awaitText(2)).isEqualTo("1 security update undecided for 7 days or longer: bash 5.2");
    }

    private void startRollout(String plan, Action update) {
        post(
                "/api/v1/rollouts",
                "{\"plan\": \"" + plan + "\", \"actions\": [{\"package\": \"" + update.packageName()
                        + "\", \"action\": \"update\", \"to_version\": \"" + update.to() + "\"}]}");
    }

    /** One ring is opened by hand, and the other one has fewer hosts than have to be done. */
    @Test
    void whatARolloutApprovesOnlyAfterSomebodyDidSomethingIsReported() {
        rows.putHost("a", BASH, CURL, PERL);
        rows.putHost("b", BASH, CURL, PERL);
        age("8");
        restart();
        awaitPending(3);
        post(
                "/api/v1/rollout-plans",
                "{\"name\": \"hand\", \"rings\": [{\"percent\": 50, \"by_hand\": true}, {\"percent\": 100}]}");
        post(
                "/api/v1/rollout-plans",
                "{\"name\": \"many\", \"rings\": [{\"percent\": 50, \"success\": {\"count\": 3}}, {\"percent\": 100}]}");
        post("/api/v1/rollout-plans", "{\"name\": \"halves\", \"rings\": [{\"percent\": 50}, {\"percent\": 100}]}");
        startRollout("hand", BASH);
        startRollout("many", CURL);
        startRollout("halves", PERL);
        for (int rollout : List.of(2, 3)) {
            Await.until("open", TIMEOUT, () -> api.get("/api/v1/rollouts/" + rollout)
                    .body()
                    .contains("\"state\":\"open\""));
        }
        addWebhook("security-overdue");
        restart();
        assertThat(awaitText(1)).isEqualTo("2 security updates undecided for 7 days or longer: bash 5.2, curl 8.1");
        awaitState("sent");
    }

    @Test
    void whatAnOperatorRevokedOfARolloutWaitsForSomebody() {
        rows.putHost("a", BASH);
        rows.putHost("b", BASH);
        age("8");
        restart();
        awaitPending(1);
        post("/api/v1/rollout-plans", "{\"name\": \"all\", \"rings\": [{\"percent\": 100}]}");
        startRollout("all", BASH);
        Await.until("approved", TIMEOUT, () -> rows.countRows("decision") == 1);
        JsonObject route = addWebhook("security-overdue");
        restart();
        awaitRound(route);
        assertThat(notifications()).hasSize(1);
        long approval = approvals().getJsonObject(0).getLong("id");
        assertThat(api.delete("/api/v1/approvals/" + approval).statusCode()).isEqualTo(204);
        restart();
        assertThat(awaitText(2)).isEqualTo("1 security update undecided for 7 days or longer: bash 5.2");
    }

    /** The rollout has revoked its approval. */
    @Test
    void whatFailedInARingWithALimitWaitsForSomebody() {
        rows.putHost("a", BASH);
        rows.putHost("b", BASH);
        age("8");
        restart();
        awaitPending(1);
        post(
                "/api/v1/rollout-plans",
                "{\"name\": \"slow\", \"rings\": [{\"percent\": 100, \"max_concurrent\": 1, \"error\": {\"count\": 3}}]}");
        startRollout("slow", BASH);
        Await.until("approved", TIMEOUT, () -> rows.countRows("decision") == 1);
        JsonObject route = addWebhook("security-overdue");
        restart();
        awaitRound(route);
        assertThat(notifications()).hasSize(1);
        String pending = api.get("/api/v1/hosts?package=bash&pending=update").body();
        rows.putRun(pending.contains("\"a\"") ? "b" : "a", BASH, Result.FAILED, "its postinst failed", "the output");
        Await.until("the other one is approved", TIMEOUT, () -> rows.countRows("decision") == 2);
        restart();
        assertThat(awaitText(2)).isEqualTo("1 security update undecided for 7 days or longer: bash 5.2");
    }

    /** While an older one is overdue as well, the last one is not among the oldest. */
    @Test
    void noneIsReportedAgainSinceThereAreMoreThanCanBeListed() {
        rows.putHost(
                "a",
                IntStream.range(0, MAX_UPDATES)
                        .mapToObj(number -> security("p%04d".formatted(number), "1", "2"))
                        .toArray(Action[]::new));
        age("8");
        JsonObject route = addWebhook("security-overdue");
        restart();
        assertThat(awaitText(1)).contains("security updates undecided for 7 days or longer: p0000 2, ");
        awaitState("sent");
        rows.putHost("b", BASH);
        rows.query("UPDATE action SET first_seen = UTC_TIMESTAMP(3) - INTERVAL 9 DAY WHERE package = 'bash'");
        restart();
        assertThat(awaitText(2)).isEqualTo("1 security update undecided for 7 days or longer: bash 5.2");
        awaitState("sent");
        assertThat(approve("bash", "update", "5.2", null).statusCode()).isEqualTo(201);
        restart();
        awaitRound(route);
        assertThat(notifications()).hasSize(3);
    }

    @Test
    void fromWhateverVersionAnUpdateIsOne() {
        rows.putHost("a", PERL);
        age("8");
        JsonObject route = addWebhook("security-overdue");
        restart();
        assertThat(awaitText(1)).endsWith(": perl 5.36");
        rows.putHost("b", PERL_OLDER);
        age("8");
        restart();
        awaitRound(route);
        assertThat(notifications()).hasSize(2);
    }

    @Test
    void itIsOverdueWhenItWasFirstReportedFromAnotherVersion() {
        rows.putHost("a", PERL);
        rows.putRun("a", PERL, Result.DONE, null, "the output");
        age("8");
        rows.putHost("a");
        rows.putHost("b", PERL_OLDER);
        addWebhook("security-overdue");
        restart();
        assertThat(awaitText(1)).endsWith(": perl 5.36");
    }
}
