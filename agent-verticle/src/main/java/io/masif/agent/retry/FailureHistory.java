package io.masif.agent.retry;

import io.masif.agent.retry.PausedActions.Pause;
import io.masif.domain.Digest;
import io.masif.domain.host.HostSentence;
import io.masif.text.Quote;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** The actions that failed with the same plan and approval, when each is tried again, and how it failed. */
final class FailureHistory {
    private static final int MAX_MESSAGE_LENGTH = 200;

    private final Duration delay;
    private final Map<Digest, Instant> retryTimes = new HashMap<>();
    private final Map<Digest, String> messages = new HashMap<>();

    /** @param delay after a failure; zero if nothing is tried again because of the time alone */
    FailureHistory(Duration delay) {
        this.delay = delay;
    }

    boolean isEmpty() {
        return retryTimes.isEmpty();
    }

    void clear() {
        retryTimes.clear();
        messages.clear();
    }

    void remove(Digest action) {
        retryTimes.remove(action);
        messages.remove(action);
    }

    /** @param message a sentence how it failed; null if there is none */
    void add(Digest action, Instant failed, String message) {
        retryTimes.put(action, delay.isZero() ? Instant.MAX : failed.plus(delay));
        if (message != null) {
            messages.put(action, Quote.line(message, MAX_MESSAGE_LENGTH));
        }
    }

    /** The actions whose delay is not over. */
    Map<Digest, Pause> findPaused(Instant now) {
        Map<Digest, Pause> paused = new HashMap<>();
        retryTimes.forEach((action, time) -> {
            // a time further away means that the clock has been set back since
            boolean isTimed = !time.equals(Instant.MAX);
            if (now.isBefore(time) && (!isTimed || !time.isAfter(now.plus(delay)))) {
                Instant until = isTimed ? time : null;
                paused.put(action, new Pause(describe(until, messages.get(action)), until));
            }
        });
        return paused;
    }

    private static String describe(Instant until, String message) {
        if (until == null) {
            return message == null ? HostSentence.FAILED.format() : HostSentence.FAILED_BECAUSE.format(message);
        }
        Instant time = until.truncatedTo(ChronoUnit.SECONDS);
        return message == null
                ? HostSentence.FAILED_UNTIL.format(time)
                : HostSentence.FAILED_UNTIL_BECAUSE.format(time, message);
    }

    /** The times by action. */
    JsonObject timesToJson() {
        JsonObject json = new JsonObject();
        retryTimes.forEach((action, time) -> json.put(action.toString(), time.toString()));
        return json;
    }

    /** The messages by action. */
    JsonObject messagesToJson() {
        JsonObject json = new JsonObject();
        messages.forEach((action, message) -> json.put(action.toString(), message));
        return json;
    }

    void load(JsonObject times, JsonObject loadedMessages) {
        times.forEach(entry -> retryTimes.put(Digest.parse(entry.getKey()), Instant.parse((String) entry.getValue())));
        loadedMessages.forEach(entry -> messages.put(Digest.parse(entry.getKey()), (String) entry.getValue()));
        messages.keySet().retainAll(retryTimes.keySet());
    }
}
