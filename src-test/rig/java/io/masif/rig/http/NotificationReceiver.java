package io.masif.rig.http;

import io.masif.boot.UncachedFiles;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Accepts webhooks at a port of the loopback interface, as a chat would, and keeps their texts. */
public final class NotificationReceiver implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx(UncachedFiles.options());
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final Consumer<String> listener;
    private final HttpServer server;

    /** @param listener gets each text as it comes */
    public NotificationReceiver(Consumer<String> listener) {
        this.listener = listener;
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> accept(request, body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** A notification may come again: only a new text counts. */
    private void accept(HttpServerRequest request, Buffer body) {
        String text = body.toJsonObject().getString("text");
        if (!texts.contains(text)) {
            texts.add(text);
            listener.accept(text);
        }
        request.response().setStatusCode(204).end();
    }

    /** To which a route of notifications sends. */
    public String address() {
        return "http://127.0.0.1:" + server.actualPort() + "/";
    }

    /** What has come, in this order. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
