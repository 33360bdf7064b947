package io.masif.master.overload;

import io.masif.failure.Failure;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the bytes of bodies that are in memory, from their first byte until they are answered: of one body, of a host,
 * which may have one large body at a time, and of all large bodies of this process. So hosts that send slowly, or much, do
 * not use up the memory that the others need. Safe from any thread.
 */
public final class BodyBudget implements Shareable {
    /** A body up to this size does not count: reports that bring nothing new are always accepted. */
    private static final int SMALL_BODY_BYTES = 16 * 1024;

    private static final int LARGE_BODIES_AT_ONCE = 4;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final String MAP = "masif.bodies";

    private final int bodyLimit;
    private final AtomicLong usedBytes = new AtomicLong();
    private final Set<String> hostsWithLargeBody = ConcurrentHashMap.newKeySet();

    private BodyBudget(int bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    /** Whether a body may grow. */
    public enum GrowResult {
        GRANTED(null),
        HOST_HAS_LARGE_BODY("another large report of this host has not been answered yet"),
        BUDGET_EXHAUSTED("too many large reports arrive at once");

        private final String refusal;

        GrowResult(String refusal) {
            this.refusal = refusal;
        }

        /**
         * Why the report is refused.
         *
         * @throws IllegalStateException if it is not
         */
        public Failure toFailure() {
            if (this == GRANTED) {
                throw new IllegalStateException("the body may grow");
            }
            return Failure.unavailable(refusal, RETRY_AFTER, null);
        }
    }

    /** The budget of all event loops of this Vert.x. */
    public static BodyBudget of(Vertx vertx, int bodyLimit) {
        return vertx.sharedData()
                .<String, BodyBudget>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new BodyBudget(bodyLimit));
    }

    /** The most bytes of one body. */
    public int bodyLimit() {
        return bodyLimit;
    }

    /** For a body whose first byte has not arrived yet. */
    public Reservation newReservation(String host) {
        return new Reservation(host);
    }

    /** The share of one body; for one thread at a time. */
    public final class Reservation {
        private final String host;
        private int length;

        private Reservation(String host) {
            this.host = host;
        }

        /** Asks for as many bytes as make the body so long. */
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

        /** The body is no longer in memory. */
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
