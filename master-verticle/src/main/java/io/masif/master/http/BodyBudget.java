package io.masif.master.http;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies may be in memory from their first byte until they are answered: of one body, of a host, which
 * may have one large body at a time, and of all large ones of this process together. So hosts that send slowly or much,
 * however many they are, do not take the memory that the others need, and one host alone does not take what there is.
 */
final class BodyBudget implements Shareable {
    /** A body up to here does not count: reports that bring nothing new are let in whatever the large ones do. */
    private static final int SMALL = 16 * 1024;

    private static final int AT_ONCE = 4;
    private static final String MAP = "masif.bodies";

    private final int limit;
    private final AtomicLong held = new AtomicLong();
    private final Set<String> hosts = ConcurrentHashMap.newKeySet();

    private BodyBudget(int limit) {
        this.limit = limit;
    }

    /** What came of asking for room. */
    enum Answer {
        YES,
        /** The host has another large body. */
        ANOTHER_OF_THIS_HOST,
        /** There are too many large bodies. */
        NO_ROOM
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

    /** For a body of a host, whose first byte has not come yet. */
    Share share(String host) {
        return new Share(host);
    }

    /** What a body has of it; for one thread at a time. */
    final class Share {
        private final String host;
        private int length;

        private Share(String host) {
            this.host = host;
        }

        /** Asks for what makes the body so long. */
        Answer grow(int longer) {
            boolean becomesLarge = length <= SMALL && longer > SMALL;
            if (becomesLarge && !hosts.add(host)) {
                return Answer.ANOTHER_OF_THIS_HOST;
            }
            long more = counted(longer) - counted(length);
            if (more > 0 && held.addAndGet(more) > (long) AT_ONCE * limit) {
                held.addAndGet(-more);
                if (becomesLarge) {
                    hosts.remove(host);
                }
                return Answer.NO_ROOM;
            }
            length = longer;
            return Answer.YES;
        }

        /** The body is not in memory any more. */
        void giveBack() {
            if (length > SMALL) {
                held.addAndGet(-counted(length));
                hosts.remove(host);
            }
            length = 0;
        }
    }

    private static long counted(int length) {
        return Math.max(0, length - SMALL);
    }
}
