package io.masif.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Ends a Vert.x in order. */
public final class Shutdown {
    private static final String SHUTDOWN_MAP = "masif.shutdown";

    private Shutdown() {}

    /** Whether it has begun: what fails now fails for that. */
    public static boolean hasBegun(Vertx vertx) {
        return vertx.sharedData().getLocalMap(SHUTDOWN_MAP).containsKey(SHUTDOWN_MAP);
    }

    /**
     * First the verticles, which may have something to write down, and only then what they need for it: Vert.x by itself
     * closes pools of connections before it stops verticles.
     */
    public static Future<Void> close(Vertx vertx) {
        vertx.sharedData().getLocalMap(SHUTDOWN_MAP).put(SHUTDOWN_MAP, true);
        return Future.join(vertx.deploymentIDs().stream().map(vertx::undeploy).toList())
                .otherwiseEmpty()
                .compose(stopped -> vertx.close());
    }
}
