package io.masif.master.http;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies may be in memory from their first byte until they are answered: of one body, and of all large
 * ones of this process together. So hosts that send slowly or much, however many they are, do not take the memory that
 * the others need.
 */
final class BodyBudget implements Shareable {
    /** A body up to here does not count: reports that bring nothing new are let in whatever the large ones do. */
    private static final int SMALL = 16 * 1024;

    private static final int AT_ONCE = 4;
    private static final String MAP = "masif.bodies";

    private final int limit;
    private final AtomicLong held = new AtomicLong();

    private BodyBudget(int limit) {
        this.limit = limit;
    }

    /** That of all event loops of this Vert.x. */
    static BodyBudget of(Vertx vertx, int limit) {
        return vertx.sharedData()
                .<String, BodyBudget>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new BodyBudget(limit));
    }

    /** The most bytes of one body. */
    int limit() {
        return limit;
    }

    /** Asks for what makes a body grow; false if there is too much already. What was given is to be given back. */
    boolean take(int before, int after) {
        long more = counted(after) - counted(before);
        if (more > 0 && held.addAndGet(more) > (long) AT_ONCE * limit) {
            held.addAndGet(-more);
            return false;
        }
        return true;
    }

    void giveBack(int length) {
        held.addAndGet(-counted(length));
    }

    private static long counted(int length) {
        return Math.max(0, length - SMALL);
    }
}
