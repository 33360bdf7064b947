package io.masif.master.overload;

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
public final class BodyBudget implements Shareable {
    /** A body up to here does not count: reports that bring nothing new are let in whatever the large ones do. */
    private static final int SMALL_BODY_BYTES = 16 * 1024;

    private static final int LARGE_BODIES_AT_ONCE = 4;
    private static final String MAP = "masif.bodies";

    private final int bodyLimit;
    private final AtomicLong usedBytes = new AtomicLong();
    private final Set<String> hostsWithLargeBody = ConcurrentHashMap.newKeySet();

    private BodyBudget(int bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    /** What came of asking for room. */
    public enum GrowResult {
        GRANTED,
        /** The host has another large body. */
        HOST_HAS_LARGE_BODY,
        /** There are too many large bodies. */
        BUDGET_EXHAUSTED
    }

    /** That of all event loops of this Vert.x. */
    public static BodyBudget of(Vertx vertx, int bodyLimit) {
        return vertx.sharedData()
                .<String, BodyBudget>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new BodyBudget(bodyLimit));
    }

    /** The most bytes of one body. */
    public int bodyLimit() {
        return bodyLimit;
    }

    /** For a body of a host, whose first byte has not come yet. */
    public Reservation newReservation(String host) {
        return new Reservation(host);
    }

    /** What a body has of it; for one thread at a time. */
    public final class Reservation {
        private final String host;
        private int length;

        private Reservation(String host) {
            this.host = host;
        }

        /** Asks for what makes the body so long. */
        public GrowResult growTo(int newLength) {
            boolean becomesLarge = length <= SMALL_BODY_BYTES && newLength > SMALL_BODY_BYTES;
            if (becomesLarge && !hostsWithLargeBody.add(host)) {
                return GrowResult.HOST_HAS_LARGE_BODY;
            }
            long additionalBytes = countedBytes(newLength) - countedBytes(length);
            if (additionalBytes > 0 && usedBytes.addAndGet(additionalBytes) > (long) LARGE_BODIES_AT_ONCE * bodyLimit) {
                usedBytes.addAndGet(-additionalBytes);
                if (becomesLarge) {
                    hostsWithLargeBody.remove(host);
                }
                return GrowResult.BUDGET_EXHAUSTED;
            }
            length = newLength;
            return GrowResult.GRANTED;
        }

        /** The body is not in memory any more. */
        public void release() {
            if (length > SMALL_BODY_BYTES) {
                usedBytes.addAndGet(-countedBytes(length));
                hostsWithLargeBody.remove(host);
            }
            length = 0;
        }
    }

    private static long countedBytes(int length) {
        return Math.max(0, length - SMALL_BODY_BYTES);
    }
}
