package io.masif.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.InstanceRows;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators are notified of, each once, and what happens to many hosts in one notification. */
class SourcesTest extends NotificationCase {
    @Test
    void aRolloutThatPausesAndOneThatEnds() {
        addWebhook("rollout-paused", "rollout-finished");
        rows.putHost("a", PERL);
        awaitPending(1);
        program.post("/api/v1/rollout-plans", "{\"name\": \"test\", \"rings\": [{\"percent\": 100}]}");
        api.post(
                "/api/v1/rollouts",
                "{\"plan\": \"test\", \"actions\": [{\"package\": \"perl\", \"action\": \"update\","
                        + " \"to_version\": \"5.36\"}]}");
        Await.until("open", TIMEOUT, () -> api.get("/api/v1/rollouts/1").body().contains("\"state\":\"open\""));
        rows.putRun("a", PERL, Result.FAILED, "its postinst failed", "the output");
        JsonObject paused = awaitReceived(1).json();
        assertThat(paused.getString("event")).isEqualTo("rollout-paused");
        assertThat(paused.getString("text")).isEqualTo("Rollout 1 paused by itself in ring 1: too many hosts failed.");
        assertThat(paused.getString("url")).isEqualTo("https://masif.test/rollouts/1");
        rows.putHost("a");
        rows.putRun("a", PERL, Result.DONE, null, "the output");
        api.post("/api/v1/rollouts/1/commands", "{\"command\": \"resume\"}");
        JsonObject finished = awaitReceived(2).json();
        assertThat(finished.getString("text")).isEqualTo("Rollout 1 is finished.");
        assertThat(notifications()).hasSize(2);
    }

    @Test
    void whatFailedOnManyHostsIsOneNotificationForEachUpdate() {
        for (String host : List.of("a", "b", "c")) {
            rows.putHost(host, PERL, BAR);
            rows.putRun(host, PERL, Result.FAILED, "its postinst failed", "the output");
        }
        rows.putRun("a", BAR, Result.FAILED, "its postinst failed", "the output");
        rows.putRun("b", BAR, Result.DONE, null, "the output");
        addWebhook("run-failed");
        rows.query("""
                INSERT INTO event (happened_at, actor, kind, detail)
                SELECT DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL 5 MINUTE, '%Y-%m-%d %H:%i:10'), h.name, 'run-ended',
                  CONCAT('{"host":"', h.name, '","run":"', r.uuid, '","done":', a.result = 'done', ',"failed":',
                    a.result = 'failed', ',"skipped":0}')
                FROM run r JOIN agent h ON h.id = r.agent_id JOIN run_action a ON a.run_id = r.id
                """);
        enableSinceAnHour();
        awaitReceived(2);
        assertThat(receiver.all().stream().map(each -> each.json().getString("text")))
                .containsExactlyInAnyOrder(
                        "perl (update 5.36) failed on 3 hosts: a, b, c", "bar (update 1.1) failed on 1 host: a");
        awaitState("sent");
    }

    @Test
    void manyHostsThatAreSilentAreOneNotification() {
        rows.putHosts(412, PERL);
        addWebhook("hosts-silent");
        rows.query("UPDATE agent SET last_seen = UTC_TIMESTAMP(3) - INTERVAL 1 DAY - INTERVAL 20 MINUTE");
        enableSinceAnHour();
        JsonObject sent = awaitReceived(1).json();
        assertThat(sent.getString("text"))
                .startsWith("412 hosts silent for a day: host-1, host-10, host-100, ")
                .endsWith(", …");
        assertThat(sent.getJsonObject("detail").getJsonArray("names")).hasSize(10);
        awaitState("sent");
        assertThat(notifications()).hasSize(1);
    }

    /** Their agents report nothing while there is nothing to do. */
    @Test
    void hostsOfVersionOneAreNotSilentWhileTheyHaveNothingToDo() {
        rows.putHost("idle");
        rows.setVersionOne("idle");
        rows.putHost("busy", PERL);
        rows.setVersionOne("busy");
        addWebhook("hosts-silent");
        rows.query("UPDATE agent SET last_seen = UTC_TIMESTAMP(3) - INTERVAL 1 DAY - INTERVAL 20 MINUTE");
        enableSinceAnHour();
        assertThat(awaitReceived(1).json().getString("text")).isEqualTo("1 host silent for a day: busy");
    }

    @Test
    void certificatesThatEndSoonAreOneNotification() {
        InstanceRows.putMaster(rows, "m1", 5, 90);
        rows.putHost("a", PERL);
        rows.putHost("b", PERL);
        rows.putHost("c", PERL);
        rows.setCertificateEnds("a", 20);
        rows.setCertificateEnds("b", 20);
        rows.setCertificateEnds("c", 200);
        addWebhook("expiry-near");
        enableSinceAnHour();
        JsonObject sent = awaitReceived(1).json();
        assertThat(sent.getString("text"))
                .startsWith("The revocation lists of m1 have to be replaced until ")
                .endsWith(" So do 2 more.");
        JsonArray expiries = sent.getJsonObject("detail").getJsonArray("expiries");
        assertThat(expiries.stream().map(each -> ((JsonObject) each).getString("kind")))
                .containsExactly("lists", "certificate", "hosts");
        assertThat(expiries.getJsonObject(2).getInteger("hosts")).isEqualTo(2);
    }

    @Test
    void whatHappenedBeforeTheRouteWasThereIsNotSent() {
        rows.query("INSERT INTO event (happened_at, actor, kind, detail) VALUES (UTC_TIMESTAMP(3), 'rollout 1',"
                + " 'rollout-finished', '{\"rollout\":1}')");
        test(addWebhook());
        awaitState("sent");
        assertThat(notifications()).hasSize(1);
    }

    @Test
    void whatHappenedBeforeARouteWantedItIsNotSent() {
        JsonObject added = addWebhook("rollout-paused");
        rows.query("UPDATE notification_route SET enabled_at = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR");
        rows.query("INSERT INTO event (happened_at, actor, kind, detail) VALUES (UTC_TIMESTAMP(3) - INTERVAL 30 MINUTE,"
                + " 'rollout 1', 'rollout-finished', '{\"rollout\":1}')");
        String changed = route("chat", "webhook", receiver.url(), List.of("rollout-paused", "rollout-finished"))
                .replace("\"kind\":\"webhook\",", "");
        assertThat(program.send("PUT", path(added), changed).statusCode()).isEqualTo(200);
        Await.until(
                "searched",
                TIMEOUT,
                () -> rows.countRows("notification_progress WHERE event = 'rollout-finished'") == 1);
        test(added);
        awaitState("sent");
        assertThat(notifications()).hasSize(1);
    }

    @Test
    void whatHappenedBeforeALaterRouteWasThereIsSentByTheEarlierOneOnly() {
        rows.putHosts(3, PERL);
        addWebhook("hosts-silent");
        add(route("later", "webhook", receiver.url(), List.of("hosts-silent")));
        rows.query("UPDATE agent SET last_seen = UTC_TIMESTAMP(3) - INTERVAL 1 DAY - INTERVAL 20 MINUTE");
        rows.query("DELETE FROM notification_progress");
        rows.query("UPDATE notification_route SET enabled_at = enabled_at - INTERVAL 1 HOUR WHERE name = 'chat'");
        restart();
        awaitReceived(1);
        awaitState("sent");
        assertThat(notifications())
                .singleElement()
                .extracting(each -> each.getString("route"))
                .isEqualTo("chat");
    }
}
