package io.masif.ui.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.Futures;
import io.masif.ui.bed.RunningUi;
import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.notification.route.Route;
import io.masif.ui.notification.route.RouteStore;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written for a route that was switched off or removed after it was read would wait without end. */
class OutboxTest extends ApiCase {
    private static final String ROUTES = "/api/v1/notification-routes";
    private static final String ROUTE = """
            {"name": "chat", "kind": "webhook", "target": "http://127.0.0.1:9/", "events": ["run-failed"]}""";

    @Test
    void nothingIsWrittenForARouteThatIsSwitchedOff() {
        Browser program = ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
        assertThat(program.post(ROUTES, ROUTE).statusCode()).isEqualTo(201);
        List<Route> routes = Futures.await(RouteStore.list(ui.pool()));
        assertThat(add(routes, "first")).isEqualTo(1);
        assertThat(program.send("PUT", ROUTES + "/1/state", "{\"state\": \"disabled\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(add(routes, "second")).isEqualTo(1);
        assertThat(program.delete(ROUTES + "/1").statusCode()).isEqualTo(204);
        assertThat(add(routes, "third")).isEqualTo(1);
    }

    /** Adds something for the routes as they were read. Returns how many notifications there are. */
    private long add(List<Route> routes, String subject) {
        Occurrence occurrence = new Occurrence(
                NotificationEvent.RUN_FAILED,
                subject,
                new JsonObject().put("actions", 1).put("hosts", 1));
        Futures.await(ui.pool().withTransaction(connection -> Outbox.add(connection, List.of(occurrence), routes)));
        return rows.countRows("notification");
    }
}
