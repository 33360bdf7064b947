package io.masif.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.Futures;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An HTTP server that receives webhooks and answers as it is configured. */
final class WebhookReceiver implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final String scheme;
    private final List<Received> all = new CopyOnWriteArrayList<>();
    private volatile Answer answer =
            (request, number) -> request.response().setStatusCode(204).end();

    WebhookReceiver() {
        this(new HttpServerOptions());
    }

    WebhookReceiver(HttpServerOptions options) {
        scheme = options.isSsl() ? "https" : "http";
        server = Futures.await(vertx.createHttpServer(options)
                .requestHandler(request -> request.body().onSuccess(body -> receive(request, body)))
                .listen(0, "127.0.0.1"));
    }

    /** What it answers. */
    interface Answer {
        /** @param number of the request, from 1 */
        void to(HttpServerRequest request, int number);
    }

    /** A request. */
    record Received(String id, String timestamp, String signature, String body) {
        JsonObject json() {
            return new JsonObject(body);
        }
    }

    private void receive(HttpServerRequest request, Buffer body) {
        all.add(new Received(
                request.getHeader("Webhook-Id"),
                request.getHeader("Webhook-Timestamp"),
                request.getHeader("Webhook-Signature"),
                body.toString()));
        answer.to(request, all.size());
    }

    void answer(Answer other) {
        answer = other;
    }

    String url() {
        return scheme + "://127.0.0.1:" + server.actualPort() + "/hook?team=a";
    }

    List<Received> all() {
        return all;
    }

    /** Checks a signature as the specification Standard Webhooks says. */
    static void verify(Received received, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
            String signed = received.id() + "." + received.timestamp() + "." + received.body();
            assertThat(received.signature())
                    .isEqualTo("v1,"
                            + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        assertThat(Long.parseLong(received.timestamp()))
                .isBetween(
                        Instant.now().minusSeconds(600).getEpochSecond(),
                        Instant.now().plusSeconds(600).getEpochSecond());
    }

    @Override
    public void close() {
        Futures.await(vertx.close());
    }
}
