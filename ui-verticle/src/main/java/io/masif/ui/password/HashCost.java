package io.masif.ui.password;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;

/**
 * What a hash of a password costs.
 *
 * @param memoryKib the memory that is filled
 * @param iterations how often
 */
public record HashCost(int memoryKib, int iterations) implements Shareable {
    /** OWASP's recommendation for 9 MiB of memory; about 50 ms on a core of 2020. */
    static final HashCost STANDARD = new HashCost(9216, 4);

    private static final String MAP = "masif.password.cost";

    /** The cost in this Vert.x: the standard, if no other one was set. */
    static HashCost of(Vertx vertx) {
        return vertx.sharedData().<String, HashCost>getLocalMap(MAP).getOrDefault(MAP, STANDARD);
    }

    /** Makes this the cost in a Vert.x, before passwords are hashed there. */
    public void set(Vertx vertx) {
        vertx.sharedData().<String, HashCost>getLocalMap(MAP).put(MAP, this);
    }
}
