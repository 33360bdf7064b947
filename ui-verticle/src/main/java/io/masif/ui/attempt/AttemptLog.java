package io.masif.ui.attempt;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes refused attempts to the log and to the history: the first at once, later ones once per interval with their count,
 * for a limited number of different ones with the same summary, so that a flood fills neither. Belongs to one event loop.
 */
final class AttemptLog {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptLog.class);
    private static final int MAX_KEYS = 5;

    private final Vertx vertx;
    private final Duration interval;
    private final Target target;
    private final Map<RefusedAttempt, Integer> counts = new LinkedHashMap<>();
    private boolean isIntervalRunning;

    AttemptLog(Vertx vertx, Duration interval, Target target) {
        this.vertx = vertx;
        this.interval = interval;
        this.target = target;
    }

    /**
     * Where attempts are written.
     *
     * @param title the beginning of a line of the log
     * @param summarize what stands for an attempt when too many with the same summary are counted
     * @param history stores an event with its actor and detail
     */
    record Target(
            String title,
            UnaryOperator<RefusedAttempt> summarize,
            BiFunction<String, JsonObject, Future<Void>> history) {}

    /** Adds a refused attempt. */
    void add(RefusedAttempt attempt) {
        count(attempt, 1);
        if (!isIntervalRunning) {
            isIntervalRunning = true;
            flush();
            vertx.setTimer(interval.toMillis(), over -> endInterval());
        }
    }

    /** Writes the counts. Counts that cannot be stored are kept. */
    Future<Void> flush() {
        List<Future<Void>> writes = new ArrayList<>();
        Map<RefusedAttempt, Integer> written = Map.copyOf(counts);
        // before the first is stored: one that fails at once is added again
        counts.clear();
        written.forEach((attempt, number) -> {
            LOG.warn("{} user=\"{}\" {} attempts={}", target.title(), attempt.actor(), attempt.describe(), number);
            writes.add(store(attempt, number));
        });
        return Future.join(writes).mapEmpty();
    }

    private void count(RefusedAttempt attempt, int number) {
        RefusedAttempt summary = target.summarize().apply(attempt);
        boolean isKnown = counts.containsKey(attempt);
        counts.merge(isKnown || countOf(summary) < MAX_KEYS ? attempt : summary, number, Integer::sum);
    }

    private long countOf(RefusedAttempt summary) {
        return counts.keySet().stream()
                .filter(each -> target.summarize().apply(each).equals(summary))
                .count();
    }

    private Future<Void> store(RefusedAttempt attempt, int number) {
        JsonObject detail = attempt.detail().copy().put("attempts", number);
        return target.history().apply(attempt.actor(), detail).onFailure(e -> {
            LOG.debug("refused attempt not stored yet", e);
            count(attempt, number);
        });
    }

    private void endInterval() {
        if (counts.isEmpty()) {
            isIntervalRunning = false;
        } else {
            flush();
            vertx.setTimer(interval.toMillis(), over -> endInterval());
        }
    }
}
