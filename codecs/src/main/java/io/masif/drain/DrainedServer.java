package io.masif.drain;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A server of one event loop.
 *
 * @param context of the event loop
 * @param onClosing run on it when answers begin to close their connections: ends what would be answered much later
 */
record DrainedServer(Context context, HttpServer server, Runnable onClosing) {
    void beginClosing() {
        context.runOnContext(on -> onClosing.run());
    }

    /** Listens no more, and closes its connections: each when it has been answered, and after this time at the latest. */
    Future<Void> shutDown(Duration timeout) {
        Promise<Void> done = Promise.promise();
        context.runOnContext(
                on -> server.shutdown(timeout.toMillis(), TimeUnit.MILLISECONDS).onComplete(done));
        return done.future();
    }
}
