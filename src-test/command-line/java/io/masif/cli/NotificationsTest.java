package io.masif.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.cli.bed.Masif;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators were notified of. */
class NotificationsTest extends FleetCase {
    @BeforeEach
    void add() {
        // a route that is switched off: nothing is sent
        execute(
                "INSERT INTO masif.notification_route (id, name, kind, target, events, security_days, author, created_at)"
                        + " VALUES (1, 'chat', 'webhook', 'https://hooks.example.com/x', 'run-failed', 7, 'anna', UTC_TIMESTAMP(3)),"
                        + " (2, 'team', 'mail', 'anna@example.com', 'hosts-silent', 7, 'anna', UTC_TIMESTAMP(3))");
        insert(1, "rollout-finished", "{\"rollout\":7}", "10 DAY", "NULL, UTC_TIMESTAMP(3), NULL");
        insert(2, "hosts-silent", "{\"hosts\":1,\"names\":[\"web-1\"]}", "1 HOUR", "NULL, NULL, 'no answer'");
    }

    private void insert(int route, String event, String detail, String age, String sending) {
        execute("INSERT INTO masif.notification (uuid, route_id, event, subject, detail, created_at, attempts,"
                + " next_attempt_at, sent_at, last_error) VALUES (UUID(), " + route + ", '" + event + "', 'x', '"
                + detail
                + "', UTC_TIMESTAMP(3) - INTERVAL " + age + ", 14, " + sending + ")");
    }

    private void execute(String statement) {
        asked.fleet().database().execute(statement);
    }

    @AfterEach
    void remove() {
        execute("DELETE FROM masif.notification; DELETE FROM masif.notification_route");
    }

    @Test
    void whatWasSentIsListedAndFiltered() {
        assertThat(output("notifications").lines().toList())
                .satisfiesExactly(
                        head -> assertThat(head).matches("TIME +ROUTE +EVENT +STATE +ATTEMPTS +TEXT +ERROR *"),
                        first -> assertThat(first).contains("team", "hosts-silent", "given-up", "14", "no answer"),
                        second -> assertThat(second).contains("chat", "rollout-finished", "sent", "Rollout 7"));
        assertThat(output("notifications", "--state", "given-up").lines()).hasSize(2);
        assertThat(routes("--route", "chat")).isEqualTo("chat");
        assertThat(routes("--event", "hosts-silent")).isEqualTo("team");
        assertThat(routes("--since", "7d")).isEqualTo("team");
        assertThat(routes("--limit", "1")).isEqualTo("team");
        assertThat(routes("--state", "waiting")).isEmpty();
        Masif.Result wrong = masif.run("notifications", "--state", "lost");
        assertThat(wrong.code()).isEqualTo(3);
        assertThat(wrong.err()).startsWith("error: ").contains("waiting, sent, given-up");
        assertThat(masif.run("notifications", "--since", "yesterday").code()).isEqualTo(2);
    }

    /** Those of the JSON, with blanks between them. */
    private String routes(String option, String value) {
        return String.join(
                " ",
                new JsonArray(output("notifications", option, value, "--json"))
                        .stream()
                                .map(each -> ((JsonObject) each).getString("route"))
                                .toList());
    }
}
