package io.masif.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.rig.tls.KeyOptions;
import io.masif.rig.tls.Pki;
import io.masif.ui.notification.WebhookReceiver.Received;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks are signed, and sent until they are accepted, always with the same id. */
class WebhookTest extends NotificationCase {
    @Test
    void aTestIsSentOnceAndSigned() {
        JsonObject added = addWebhook();
        test(added);
        Received received = awaitReceived(1);
        WebhookReceiver.verify(received, added.getString("secret"));
        assertThat(received.json().getString("event")).isEqualTo("test");
        assertThat(received.json().getString("id")).isEqualTo(received.id());
        assertThat(received.json().getString("text")).isEqualTo("Test notification, requested by admin.");
        assertThat(received.json().getString("url")).isEqualTo("https://masif.test/settings/notifications");
        JsonObject sent = awaitState("sent");
        assertThat(sent.getString("id")).isEqualTo(received.id());
        assertThat(sent.getInteger("attempts")).isEqualTo(1);
        assertThat(receiver.all()).hasSize(1);
    }

    @Test
    void whatIsRefusedTwiceIsSentAThirdTime() {
        receiver.answer((request, number) ->
                request.response().setStatusCode(number < 3 ? 500 : 200).end("x".repeat(number)));
        test(addWebhook());
        JsonObject sent = awaitState("sent");
        assertThat(sent.getInteger("attempts")).isEqualTo(3);
        assertThat(receiver.all().stream().map(Received::id).distinct()).containsExactly(sent.getString("id"));
        assertThat(receiver.all()).hasSize(3);
    }

    @Test
    void whoNeverAnswersDoesNotHoldUpOthers() {
        receiver.answer((request, number) -> {});
        JsonObject silent = addWebhook();
        try (WebhookReceiver other = new WebhookReceiver()) {
            JsonObject good = add(route("other", "webhook", other.url(), ALL));
            for (int i = 0; i < 10; i++) {
                test(silent);
            }
            test(good);
            Await.until("the other has one", TIMEOUT, () -> other.all().size() == 1);
        }
        Await.until("why it failed is shown", TIMEOUT, () -> notifications().stream()
                .anyMatch(each -> "there was no answer within 10 s".equals(each.getString("error"))));
    }

    @Test
    void anAnswerThatNeverEndsIsNotRead() {
        receiver.answer((request, number) -> {
            request.response().setChunked(true);
            request.response().write(Buffer.buffer("x".repeat(1000)));
        });
        test(addWebhook());
        assertThat(awaitState("sent").getInteger("attempts")).isEqualTo(1);
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.answer((request, number) -> request.response()
                .setStatusCode(number == 1 ? 307 : 200)
                .putHeader("Location", "/elsewhere")
                .end());
        test(addWebhook());
        assertThat(awaitState("sent").getInteger("attempts")).isEqualTo(2);
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefused(@TempDir Path folder) {
        Pki.Identity identity = Pki.in(folder).server("127.0.0.1");
        HttpServerOptions options = new HttpServerOptions().setSsl(true).setKeyCertOptions(KeyOptions.of(identity));
        try (WebhookReceiver encrypted = new WebhookReceiver(options)) {
            test(add(route("chat", "webhook", encrypted.url(), ALL)));
            Await.until("why it failed is shown", TIMEOUT, () -> notifications().stream()
                    .anyMatch(each -> String.valueOf(each.getString("error")).contains("is signed by no authority")));
            assertThat(encrypted.all()).isEmpty();
        }
    }

    @Test
    void aRouteThatIsSwitchedOffSendsNothing() {
        receiver.answer(
                (request, number) -> request.response().setStatusCode(503).end());
        JsonObject added = addWebhook();
        test(added);
        awaitReceived(1);
        assertThat(program.send("PUT", path(added) + "/state", "{\"state\":\"disabled\"}")
                        .statusCode())
                .isEqualTo(200);
        awaitState("given-up");
        assertThat(program.send("POST", path(added) + "/tests", null).statusCode())
                .isEqualTo(409);
        rows.query("INSERT INTO event (happened_at, actor, kind, detail) VALUES (UTC_TIMESTAMP(3), 'rollout 1',"
                + " 'rollout-finished', '{\"rollout\":1}')");
        receiver.answer((request, number) -> request.response().end());
        try (WebhookReceiver other = new WebhookReceiver()) {
            // the event was searched when this one has its test
            test(add(route("other", "webhook", other.url(), ALL)));
            Await.until("the other has one", TIMEOUT, () -> !other.all().isEmpty());
        }
        assertThat(receiver.all())
                .noneMatch(each -> each.json().getString("event").equals("rollout-finished"));
    }

    @Test
    void anotherSecretIsInForceAtOnce() {
        JsonObject added = addWebhook();
        JsonObject replaced = new JsonObject(
                program.send("POST", path(added) + "/secrets", null).body());
        assertThat(replaced.getString("secret")).startsWith("whsec_").isNotEqualTo(added.getString("secret"));
        test(added);
        WebhookReceiver.verify(awaitReceived(1), replaced.getString("secret"));
    }

    @Test
    void ofTooManyThatWaitTheOldestAreDroppedAndCounted() {
        receiver.answer(
                (request, number) -> request.response().setStatusCode(503).end());
        JsonObject added = addWebhook();
        rows.query("""
                INSERT INTO notification (uuid, route_id, event, subject, detail, created_at, attempts, next_attempt_at)
                WITH RECURSIVE number AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM number WHERE n < 67)
                SELECT UUID(), 1, 'test', CONCAT('many-', a.n, '-', b.n), '{"by":"me"}', UTC_TIMESTAMP(3), 0,
                  UTC_TIMESTAMP(3) + INTERVAL 1 DAY
                FROM number a JOIN number b WHERE b.n <= 15
                """);
        test(added);
        JsonObject route = new JsonArray(program.get(ROUTES).body()).getJsonObject(0);
        assertThat(route.getLong("dropped")).isEqualTo(6);
        assertThat(rows.countRows("notification")).isEqualTo(1000);
    }
}
