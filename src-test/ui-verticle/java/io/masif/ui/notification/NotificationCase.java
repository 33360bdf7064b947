package io.masif.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.OperatorCase;
import io.masif.ui.bed.RunningUi;
import io.masif.ui.notification.WebhookReceiver.Received;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A receiver of webhooks, and an administrator's program. */
abstract class NotificationCase extends OperatorCase {
    static final String ROUTES = "/api/v1/notification-routes";
    static final String NOTIFICATIONS = "/api/v1/notifications";
    static final List<String> ALL = List.of(
            "rollout-paused", "rollout-finished", "run-failed", "hosts-silent", "security-overdue", "expiry-near");

    WebhookReceiver receiver;
    Browser program;

    @BeforeEach
    void startReceiver() {
        receiver = new WebhookReceiver();
        program = programOf(ui.browser());
    }

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    static Browser programOf(Browser browser) {
        return browser.withBasicAuthentication("admin", RunningUi.PASSWORD);
    }

    static String route(String name, String kind, String target, List<String> events) {
        return new JsonObject()
                .put("name", name)
                .put("kind", kind)
                .put("target", target)
                .put("events", new JsonArray(events))
                .put("security_days", 7)
                .encode();
    }

    /** Adds a route to the receiver. Returns the answer, which has the secret. */
    JsonObject addWebhook(String... events) {
        return add(route("chat", "webhook", receiver.url(), events.length == 0 ? ALL : List.of(events)));
    }

    JsonObject add(String route) {
        HttpResponse<String> answer = program.post(ROUTES, route);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body());
    }

    static String path(JsonObject added) {
        return ROUTES + "/" + added.getJsonObject("route").getInteger("id");
    }

    void test(JsonObject added) {
        HttpResponse<String> answer = program.send("POST", path(added) + "/tests", null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /** Changes the answer of the API: what happened before now is sent, too, after the next start. */
    void enableSinceAnHour() {
        rows.query("UPDATE notification_route SET enabled_at = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR");
        restart();
    }

    void restart() {
        ui.restart();
        useRestarted();
    }

    void useRestarted() {
        ui.awaitReady();
        api = ui.browser().withBearerToken(RunningUi.TOKEN);
        program = programOf(ui.browser());
    }

    List<JsonObject> notifications() {
        keepConnection();
        HttpResponse<String> answer = program.get(NOTIFICATIONS + "?limit=1000");
        return answer.statusCode() != 200
                ? List.of()
                : new JsonArray(answer.body())
                        .stream().map(JsonObject.class::cast).toList();
    }

    /** The newest notification, when it is in that state. */
    JsonObject awaitState(String state) {
        return Await.value("notification " + state, TIMEOUT, () -> notifications().stream()
                .findFirst()
                .filter(each -> state.equals(each.getString("state"))));
    }

    Received awaitReceived(int number) {
        return Await.value("request " + number, TIMEOUT, () -> {
            keepConnection();
            return Optional.of(receiver.all())
                    .filter(all -> all.size() >= number)
                    .map(all -> all.get(number - 1));
        });
    }

    /** While a lease or the next round is waited for: a connection to the database that is idle for some seconds is closed. */
    private void keepConnection() {
        rows.countRows("notification_route");
    }
}
