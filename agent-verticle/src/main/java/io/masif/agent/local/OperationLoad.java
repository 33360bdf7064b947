package io.masif.agent.local;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * The number of operations in the last 1, 5 and 15 minutes. An operation that overlaps the edge of such a window counts
 * by the part inside. It is kept in memory only.
 */
final class OperationLoad {
    /** The kinds of operations, in the order of the answer. */
    static final List<String> KEYS = List.of("query", "install", "update", "configure", "remove", "purge", "error");

    private static final List<Duration> WINDOWS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));
    private static final double PRECISION = 1e6;

    private final Deque<Operation> finished = new ArrayDeque<>();

    /**
     * Operations of one kind that were executed together.
     *
     * @param key one of {@link #KEYS}
     */
    record Operation(String key, int count, Instant from, Instant to) {
        /** How many of them are inside a window that ends now. */
        double countWithin(Duration window, Instant now) {
            Instant edge = now.minus(window);
            if (to.isBefore(edge)) {
                return 0;
            }
            long nanos = Duration.between(from, to).toNanos();
            if (nanos <= 0 || !from.isBefore(edge)) {
                return count;
            }
            return count * ((double) Duration.between(edge, to).toNanos() / nanos);
        }
    }

    void add(Operation operation, Instant now) {
        Instant oldest = now.minus(WINDOWS.get(WINDOWS.size() - 1));
        finished.removeIf(each -> each.to().isBefore(oldest));
        finished.add(operation);
    }

    /**
     * {@code {"query": [1, 4, 12], …}}, a number per window.
     *
     * @param active operations that have not ended
     */
    JsonObject load(Collection<Operation> active, Instant now) {
        JsonObject load = new JsonObject();
        for (String key : KEYS) {
            JsonArray numbers = new JsonArray();
            for (Duration window : WINDOWS) {
                double sum = sumWithin(finished, key, window, now) + sumWithin(active, key, window, now);
                numbers.add(round(sum));
            }
            load.put(key, numbers);
        }
        return load;
    }

    private static double sumWithin(Collection<Operation> operations, String key, Duration window, Instant now) {
        return operations.stream()
                .filter(each -> each.key().equals(key))
                .mapToDouble(each -> each.countWithin(window, now))
                .sum();
    }

    /** Whole numbers without a fraction; others to a millionth. */
    private static Number round(double sum) {
        double rounded = Math.rint(sum * PRECISION) / PRECISION;
        long whole = (long) rounded;
        if (whole == rounded) {
            return whole;
        }
        return rounded;
    }
}
