package io.masif.ui.notification.send;

import io.masif.ui.language.Text;
import io.masif.ui.notification.outbox.NotificationText;
import io.masif.ui.notification.route.Route;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Sends a notification as a POST request. Certificates are checked, redirects are not followed, and nothing is read of an answer
 * but its status.
 */
final class WebhookSender {
    /** Of a server: all routes may lead to the same one. */
    private static final int MAX_CONNECTIONS = Route.MAX_COUNT * Receiver.MAX_CONCURRENT;

    private static final int FIRST_GOOD_STATUS = 200;
    private static final int FIRST_OTHER_STATUS = 300;

    private final HttpClient client;
    private final Duration timeLimit;
    private final String baseUrl;

    /**
     * @param timeLimit for a request and the status of its answer
     * @param baseUrl the address of the UI for links; null if it is not configured
     */
    WebhookSender(Vertx vertx, Duration timeLimit, String baseUrl) {
        this.timeLimit = timeLimit;
        this.baseUrl = baseUrl;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) timeLimit.toMillis())
                        .setKeepAlive(false)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS));
    }

    Future<Void> send(OutgoingNotification notification) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(notification.route().definition().target())
                .setFollowRedirects(false)
                .setTimeout(timeLimit.toMillis());
        return client.request(options)
                .compose(request -> send(request, notification))
                .timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<Void> send(HttpClientRequest request, OutgoingNotification notification) {
        Buffer body = createBody(notification).toBuffer();
        long seconds = Instant.now().getEpochSecond();
        String secret = notification.route().secret();
        Future<HttpClientResponse> answered = request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, "masif-ui")
                .putHeader("Webhook-Id", notification.uuid())
                .putHeader("Webhook-Timestamp", Long.toString(seconds))
                .putHeader("Webhook-Signature", WebhookSignature.create(secret, notification.uuid(), seconds, body))
                .send(body);
        return answered.onSuccess(WebhookSender::expectReset)
                .timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                .eventually(() -> {
                    // an answer may never end, and one that has not come may still come
                    request.reset();
                    return Future.succeededFuture();
                })
                .compose(answer -> isGood(answer.statusCode())
                        ? Future.succeededFuture()
                        : Future.failedFuture(new RejectedException(
                                Text.of("problem.status", Integer.toString(answer.statusCode())))));
    }

    /** Without a handler, the reset of an answer that is not read is logged as an error. */
    private static void expectReset(HttpClientResponse answer) {
        answer.exceptionHandler(reset -> {});
    }

    private static boolean isGood(int status) {
        return status >= FIRST_GOOD_STATUS && status < FIRST_OTHER_STATUS;
    }

    private JsonObject createBody(OutgoingNotification notification) {
        return new JsonObject()
                .put("id", notification.uuid())
                .put("event", notification.event().word())
                .put("route", notification.route().definition().name())
                .put("time", notification.created().toString())
                .put(
                        "text",
                        NotificationText.of(notification.event(), notification.detail())
                                .english())
                .put(
                        "url",
                        baseUrl == null
                                ? null
                                : baseUrl + NotificationText.path(notification.event(), notification.detail()))
                .put("detail", notification.detail());
    }
}
