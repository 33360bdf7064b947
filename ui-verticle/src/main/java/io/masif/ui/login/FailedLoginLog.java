package io.masif.ui.login;

import io.masif.text.Quote;
import io.masif.ui.session.LoginAttempt;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes failed logins to the log and to the history: the first at once, later ones once per interval with their count,
 * for a limited number of names and addresses, so that a flood fills neither. Belongs to one event loop.
 */
final class FailedLoginLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailedLoginLog.class);
    private static final int MAX_KEYS = 5;
    private static final int MAX_NAME_LENGTH = 64;
    private static final Key OTHERS = new Key("others", "several", "several");

    private final Vertx vertx;
    private final Duration interval;
    private final BiFunction<String, JsonObject, Future<Void>> history;
    private final Map<Key, Integer> countsByKey = new LinkedHashMap<>();
    private boolean isIntervalRunning;

    /** @param history stores an event with its actor and detail */
    FailedLoginLog(Vertx vertx, Duration interval, BiFunction<String, JsonObject, Future<Void>> history) {
        this.vertx = vertx;
        this.interval = interval;
        this.history = history;
    }

    private record Key(String actor, String address, String method) {
        static Key of(LoginAttempt attempt) {
            return new Key(
                    Quote.truncate(attempt.user(), MAX_NAME_LENGTH),
                    attempt.clientAddress().text(),
                    attempt.method().word());
        }
    }

    /** Adds a refused attempt. */
    void add(LoginAttempt attempt) {
        Key key = Key.of(attempt);
        boolean isFull = countsByKey.size() >= MAX_KEYS && !countsByKey.containsKey(key);
        countsByKey.merge(isFull ? OTHERS : key, 1, Integer::sum);
        if (!isIntervalRunning) {
            isIntervalRunning = true;
            flush();
            vertx.setTimer(interval.toMillis(), over -> endInterval());
        }
    }

    /** Writes the counts. Counts that cannot be stored are kept. */
    Future<Void> flush() {
        List<Future<Void>> writes = new ArrayList<>();
        Map<Key, Integer> counts = Map.copyOf(countsByKey);
        // before the first is stored: one that fails at once is added again
        countsByKey.clear();
        counts.forEach((key, attempts) -> {
            LOG.warn(
                    "login failed user=\"{}\" from={} method={} attempts={}",
                    key.actor(),
                    key.address(),
                    key.method(),
                    attempts);
            writes.add(store(key, attempts));
        });
        return Future.join(writes).mapEmpty();
    }

    private Future<Void> store(Key key, int attempts) {
        JsonObject detail = new JsonObject()
                .put("address", key.address())
                .put("by", key.method())
                .put("attempts", attempts);
        return history.apply(key.actor(), detail).onFailure(e -> {
            LOG.debug("failed login not stored yet", e);
            boolean isFull = countsByKey.size() >= MAX_KEYS && !countsByKey.containsKey(key);
            countsByKey.merge(isFull ? OTHERS : key, attempts, Integer::sum);
        });
    }

    private void endInterval() {
        if (countsByKey.isEmpty()) {
            isIntervalRunning = false;
        } else {
            flush();
            vertx.setTimer(interval.toMillis(), over -> endInterval());
        }
    }
}
