package io.masif.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Closes a Vert.x in order. */
public final class Shutdown {
    private static final String SHUTDOWN_MAP = "masif.shutdown";

    private Shutdown() {}

    /** Whether the shutdown has begun, so that failures are expected. */
    public static boolean hasBegun(Vertx vertx) {
        return vertx.sharedData().getLocalMap(SHUTDOWN_MAP).containsKey(SHUTDOWN_MAP);
    }

    /**
     * Stops the verticles first, which may have to write to the database, and then closes all else. Vert.x by itself closes
     * pools of connections before it stops verticles.
     */
    public static Future<Void> close(Vertx vertx) {
        vertx.sharedData().getLocalMap(SHUTDOWN_MAP).put(SHUTDOWN_MAP, true);
        return Future.join(vertx.deploymentIDs().stream().map(vertx::undeploy).toList())
                .otherwiseEmpty()
                .compose(stopped -> vertx.close());
    }
}
