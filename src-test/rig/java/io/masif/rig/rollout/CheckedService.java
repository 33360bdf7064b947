package io.masif.rig.rollout;

import io.masif.boot.UncachedFiles;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;

/** What the check of a ring asks. It is bad until it is repaired. */
final class CheckedService implements AutoCloseable {
    private static final int GOOD = 204;
    private static final int BAD = 503;

    private final Vertx vertx = Vertx.vertx(UncachedFiles.options());
    private final HttpServer server;
    private volatile int status = BAD;

    CheckedService() {
        server = vertx.createHttpServer()
                .requestHandler(
                        request -> request.response().setStatusCode(status).end())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String address() {
        return "http://127.0.0.1:" + server.actualPort() + "/";
    }

    void repair() {
        status = GOOD;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
