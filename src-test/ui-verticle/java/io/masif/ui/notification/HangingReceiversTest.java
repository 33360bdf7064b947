package io.masif.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Receivers that accept requests and never answer, each with notifications that are older than those of others. They go on
 * hanging for longer than the test waits: each attempt takes 10 s, and is repeated at once 14 times.
 */
class HangingReceiversTest extends NotificationCase {
    private static final int ROUTES_THAT_HANG = 24;

    private final List<WebhookReceiver> hanging = new ArrayList<>();

    @AfterEach
    void closeHanging() {
        hanging.forEach(WebhookReceiver::close);
    }

    @Test
    void otherServersGetTheirNotifications() {
        for (int i = 0; i < ROUTES_THAT_HANG; i++) {
            WebhookReceiver server = new WebhookReceiver();
            server.answer((request, number) -> {});
            hanging.add(server);
        }
        List<JsonObject> added = hanging.stream()
                .map(server -> add(route("hanging-" + hanging.indexOf(server), "webhook", server.url(), ALL)))
                .toList();
        added.forEach(this::test);
        added.forEach(this::test);
        Await.until("all hang", TIMEOUT, () -> hanging.stream()
                .noneMatch(each -> each.all().isEmpty()));
        test(addWebhook());
        assertThat(awaitReceived(1).json().getString("route")).isEqualTo("chat");
    }

    @Test
    void otherRoutesToTheSameServerGetTheirNotifications() {
        receiver.answer((request, number) -> {
            if (request.path().equals("/hook")) {
                request.response().end();
            }
        });
        List<JsonObject> added = IntStream.range(0, ROUTES_THAT_HANG)
                .mapToObj(i ->
                        add(route("hanging-" + i, "webhook", receiver.url().replace("/hook", "/hanging-" + i), ALL)))
                .toList();
        added.forEach(this::test);
        added.forEach(this::test);
        awaitReceived(ROUTES_THAT_HANG);
        test(addWebhook());
        Await.until("the route that is answered has its notification", TIMEOUT, () -> receiver.all().stream()
                .anyMatch(each -> each.json().getString("route").equals("chat")));
    }
}
