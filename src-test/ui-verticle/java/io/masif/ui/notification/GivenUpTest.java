package io.masif.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lasts is not lost with a notification that is given up: it is found again, and sent as one. */
class GivenUpTest extends NotificationCase {
    @BeforeEach
    void refuseAll() {
        receiver.answer(
                (request, number) -> request.response().setStatusCode(503).end());
        rows.putHost("a", PERL);
        rows.setCertificateEnds("a", 20);
    }

    private void acceptAll() {
        receiver.answer(
                (request, number) -> request.response().setStatusCode(204).end());
    }

    private void awaitNotifications(int count) {
        Await.until("notifications: " + count, TIMEOUT, () -> notifications().size() == count);
    }

    private List<String> states() {
        return notifications().stream().map(each -> each.getString("state")).toList();
    }

    @Test
    void afterTheLastAttemptsOneNotificationFollows() {
        addWebhook("expiry-near");
        restart();
        awaitNotifications(1);
        rows.putHost("b", PERL);
        rows.setCertificateEnds("b", 25);
        restart();
        awaitNotifications(2);
        rows.query("UPDATE notification SET next_attempt_at = UTC_TIMESTAMP(3) + INTERVAL 1 DAY WHERE id = 2");
        rows.query("UPDATE notification SET attempts = 13, next_attempt_at = UTC_TIMESTAMP(3) WHERE id = 1");
        restart();
        Await.until("given up", TIMEOUT, () -> states().equals(List.of("given-up", "given-up")));
        restart();
        awaitNotifications(3);
        acceptAll();
        JsonObject sent = awaitState("sent");
        assertThat(states()).containsExactly("sent", "given-up", "given-up");
        assertThat(sent.getJsonObject("detail").getJsonArray("expiries")).hasSize(2);
        restart();
        test(add(route("later", "webhook", receiver.url(), List.of("run-failed"))));
        awaitState("sent");
        assertThat(notifications()).hasSize(4);
    }

    @Test
    void afterTheRouteWasSwitchedOffAndOnAgain() {
        JsonObject added = addWebhook("expiry-near");
        restart();
        awaitReceived(1);
        setState(added, "disabled");
        awaitState("given-up");
        acceptAll();
        setState(added, "enabled");
        restart();
        assertThat(awaitState("sent").getString("text")).contains("1 host");
        assertThat(states()).containsExactly("sent", "given-up");
    }

    private void setState(JsonObject added, String state) {
        String body = new JsonObject().put("state", state).encode();
        assertThat(program.send("PUT", path(added) + "/state", body).statusCode())
                .isEqualTo(200);
    }
}
