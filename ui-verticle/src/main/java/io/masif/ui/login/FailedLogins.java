package io.masif.ui.login;

import io.masif.domain.Quote;
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
 * Writes failed logins to the log and to the history: the first at once, and what follows once per interval with its
 * count, for so many names and addresses at most. A flood fills neither. Belongs to one event loop.
 */
final class FailedLogins {
    private static final Logger LOG = LoggerFactory.getLogger(FailedLogins.class);
    private static final int MOST_KEYS = 5;
    private static final int LONGEST_NAME = 64;
    private static final Key OTHERS = new Key("others", "several", "several");

    private final Vertx vertx;
    private final Duration interval;
    private final BiFunction<String, JsonObject, Future<Void>> history;
    private final Map<Key, Integer> counted = new LinkedHashMap<>();
    private boolean intervalRuns;

    /** @param history stores an event of an actor with that detail */
    FailedLogins(Vertx vertx, Duration interval, BiFunction<String, JsonObject, Future<Void>> history) {
        this.vertx = vertx;
        this.interval = interval;
        this.history = history;
    }

    private record Key(String actor, String address, String method) {
        static Key of(LoginAttempt attempt) {
            return new Key(
                    Quote.beginning(attempt.user(), LONGEST_NAME),
                    attempt.from().text(),
                    attempt.method().word());
        }
    }

    /** An attempt was refused. */
    void count(LoginAttempt attempt) {
        Key key = Key.of(attempt);
        boolean full = counted.size() >= MOST_KEYS && !counted.containsKey(key);
        counted.merge(full ? OTHERS : key, 1, Integer::sum);
        if (!intervalRuns) {
            intervalRuns = true;
            flush();
            vertx.setTimer(interval.toMillis(), over -> intervalEnds());
        }
    }

    /** Writes what has been counted. What cannot be stored is counted again. */
    Future<Void> flush() {
        List<Future<Void>> writing = new ArrayList<>();
        Map.copyOf(counted).forEach((key, attempts) -> {
            LOG.warn(
                    "login failed user=\"{}\" from={} method={} attempts={}",
                    key.actor(),
                    key.address(),
                    key.method(),
                    attempts);
            writing.add(store(key, attempts));
        });
        counted.clear();
        return Future.join(writing).mapEmpty();
    }

    private Future<Void> store(Key key, int attempts) {
        JsonObject detail = new JsonObject()
                .put("address", key.address())
                .put("by", key.method())
                .put("attempts", attempts);
        return history.apply(key.actor(), detail).onFailure(e -> {
            LOG.debug("failed login not stored yet", e);
            boolean full = counted.size() >= MOST_KEYS && !counted.containsKey(key);
            counted.merge(full ? OTHERS : key, attempts, Integer::sum);
        });
    }

    private void intervalEnds() {
        if (counted.isEmpty()) {
            intervalRuns = false;
        } else {
            flush();
            vertx.setTimer(interval.toMillis(), over -> intervalEnds());
        }
    }
}
