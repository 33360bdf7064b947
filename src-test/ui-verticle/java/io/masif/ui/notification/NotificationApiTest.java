package io.masif.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs of administrators add, change and remove routes; those of viewers read them. */
class NotificationApiTest extends NotificationCase {
    private static final String URL = "https://hooks.example.com/secret/path";

    @Test
    void aRouteIsAddedChangedAndRemoved() {
        JsonObject added = add(route("chat", "webhook", URL, List.of("run-failed")));
        JsonObject route = added.getJsonObject("route");
        assertThat(route.getString("target")).isEqualTo(URL);
        assertThat(route.getBoolean("enabled")).isTrue();
        assertThat(list(program)).containsExactly(route);
        assertThat(program.get(ROUTES).body()).doesNotContain(added.getString("secret"));

        String changed = route("alerts", "webhook", URL + "/2", List.of("hosts-silent", "rollout-paused"))
                .replace("\"kind\":\"webhook\",", "");
        JsonObject after =
                new JsonObject(program.send("PUT", path(added), changed).body());
        assertThat(after.getString("name")).isEqualTo("alerts");
        assertThat(after.getJsonArray("events")).containsExactly("rollout-paused", "hosts-silent");
        assertThat(program.delete(path(added)).statusCode()).isEqualTo(204);
        assertThat(program.delete(path(added)).statusCode()).isEqualTo(404);
        assertThat(program.send("PUT", path(added), changed).statusCode()).isEqualTo(404);
        assertThat(list(program)).isEmpty();
        assertThat(history("notification-route-added"))
                .singleElement()
                .asString()
                .contains("admin", "chat", "https://hooks.example.com/…")
                .doesNotContain("secret", "whsec");
        assertThat(history("notification-route-changed")).hasSize(1);
        assertThat(history("notification-route-removed")).hasSize(1);
    }

    @Test
    void viewersSeeNoAddressesOfWebhooksAndChangeNothing() {
        JsonObject added = add(route("chat", "webhook", URL, ALL));
        addOperator("watcher", "viewer");
        Browser viewer = ui.browser().withBasicAuthentication("watcher", RunningUi.PASSWORD);
        assertThat(((JsonObject) list(viewer).getValue(0)).getString("target"))
                .isEqualTo("https://hooks.example.com/…");
        assertThat(viewer.get(NOTIFICATIONS).statusCode()).isEqualTo(200);
        for (Browser other : List.of(viewer, api)) {
            assertThat(other.post(ROUTES, route("x", "webhook", URL, ALL)).statusCode())
                    .isEqualTo(403);
            assertThat(other.send("POST", path(added) + "/tests", null).statusCode())
                    .isEqualTo(403);
            assertThat(other.send("POST", path(added) + "/secrets", null).statusCode())
                    .isEqualTo(403);
            assertThat(other.delete(path(added)).statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chat      | ftp://hooks.example.com/x            | run-failed | must be one such as https://hooks
            chat      | hooks.example.com/x                  | run-failed | must be one such as https://hooks
            chat      | https://                             | run-failed | must be one such as https://hooks
            chat      | https://hooks.example.com:70000/x    | run-failed | must be one such as https://hooks
            chat      | https://hooks.example.com/a b        | run-failed | must be one such as https://hooks
            chat      | https://me:secret@hooks.example.com/ | run-failed | must have no user and password
            chat      | https://hooks.example.com/#a         | run-failed | must have no part after #
            chat      | https://hooks.example.com/x          | nothing    | An event must be one of rollout-paused
            '  chat ' | https://hooks.example.com/x          | run-failed | The name must have
            """)
    void aWrongRouteIsRefused(String name, String target, String event, String sentence) {
        HttpResponse<String> answer = program.post(ROUTES, route(name, "webhook", target, List.of(event)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("detail")).contains(sentence);
        assertThat(rows.countRows("notification_route")).isZero();
    }

    @Test
    void aNameIsGivenOnce() {
        add(route("chat", "webhook", URL, ALL));
        assertThat(program.post(ROUTES, route("chat", "webhook", URL, ALL)).statusCode())
                .isEqualTo(409);
    }

    @Test
    void notificationsAreReadPageByPage() {
        JsonObject added = addWebhook();
        for (int i = 0; i < 3; i++) {
            test(added);
        }
        HttpResponse<String> first = program.get(NOTIFICATIONS + "?limit=2");
        assertThat(new JsonArray(first.body())).hasSize(2);
        String link = first.headers().firstValue("Link").orElseThrow();
        HttpResponse<String> second = program.get(link.substring(1, link.indexOf('>')));
        assertThat(new JsonArray(second.body())).hasSize(1);
        assertThat(second.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void notificationsAreFilteredByRouteEventStateAndTime() {
        test(addWebhook());
        awaitState("sent");
        JsonObject off = add(route("off", "webhook", "http://127.0.0.1:9/", ALL));
        test(off);
        program.send("PUT", path(off) + "/state", "{\"state\": \"disabled\"}");
        assertThat(find("?route=chat")).containsExactly("chat");
        assertThat(find("?state=sent")).containsExactly("chat");
        assertThat(find("?state=given-up")).containsExactly("off");
        assertThat(find("?state=waiting")).isEmpty();
        assertThat(find("?event=test")).containsExactly("off", "chat");
        assertThat(find("?event=run-failed")).isEmpty();
        rows.query("UPDATE notification SET created_at = '2026-01-02 03:04:05' WHERE id = 1");
        assertThat(find("?since=2026-01-02T03:04:06Z")).containsExactly("off");
        assertThat(find("?since=2026-01-02T03:04:05Z")).containsExactly("off", "chat");
        for (String wrong : List.of("?state=lost", "?event=nothing", "?since=yesterday", "?routes=chat")) {
            assertThat(program.get(NOTIFICATIONS + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    /** The routes of the notifications that match. */
    private List<String> find(String query) {
        HttpResponse<String> answer = program.get(NOTIFICATIONS + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonArray(answer.body())
                .stream().map(each -> ((JsonObject) each).getString("route")).toList();
    }

    private static JsonArray list(Browser browser) {
        HttpResponse<String> answer = browser.get(ROUTES);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonArray(answer.body());
    }
}
