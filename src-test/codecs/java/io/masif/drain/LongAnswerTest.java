package io.masif.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A file that takes some seconds is asked for before a server is asked to end, and begun after that. */
class LongAnswerTest {
    private static final long TIMEOUT_SECONDS = 90;
    private static final int PARTS = 40;
    private static final long PAUSE_MILLIS = 100;

    private final Vertx vertx = Vertx.vertx();
    private final Drain drain = Drain.of(vertx);
    private final Promise<HttpServerRequest> asked = Promise.promise();

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void itIsSentToItsEnd() {
        Promise<HttpServer> listening = Promise.promise();
        vertx.runOnContext(on -> vertx.createHttpServer()
                .requestHandler(asked::complete)
                .listen(0, "127.0.0.1")
                .onSuccess(server -> drain.add(vertx, server, this::begin))
                .onComplete(listening));
        URI uri = URI.create("http://127.0.0.1:" + await(listening.future()).actualPort() + "/");
        HttpRequest request =
                HttpRequest.newBuilder(uri).version(HttpClient.Version.HTTP_1_1).build();
        CompletableFuture<HttpResponse<String>> answer =
                HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
        await(asked.future());
        Future<Void> ended = drain.run(vertx, new ShutdownTimes(Duration.ZERO, Duration.ofSeconds(TIMEOUT_SECONDS)));
        assertThat(answer.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join().body())
                .hasSize(PARTS);
        await(ended);
    }

    private void begin() {
        HttpServerRequest request = asked.future().result();
        drain.beforeAnswer(request);
        request.response().setChunked(true);
        send(request, PARTS);
    }

    private void send(HttpServerRequest request, int left) {
        if (left == 0) {
            request.response().end();
        } else {
            request.response().write("x");
            vertx.setTimer(PAUSE_MILLIS, timer -> send(request, left - 1));
        }
    }

    private static <T> T await(Future<T> future) {
        return future.timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
