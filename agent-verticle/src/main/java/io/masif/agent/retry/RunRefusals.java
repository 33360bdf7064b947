package io.masif.agent.retry;

import io.masif.domain.Digest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The causes for which runs were refused under the same plan and approval, and the actions of these runs. */
final class RunRefusals {
    private static final int MOST_CAUSES = 20;

    private final RetryPause pause;
    private final Map<String, RunRefusal> causes = new HashMap<>();
    private final Map<String, String> actions = new HashMap<>();

    RunRefusals(RetryPause pause) {
        this.pause = pause;
    }

    boolean isEmpty() {
        return causes.isEmpty();
    }

    void clear() {
        causes.clear();
        actions.clear();
    }

    /** Forgets an action, but not how often its cause has been met. */
    void remove(String digest) {
        actions.remove(digest);
    }

    void add(RefusalCause cause, List<String> digests, Instant now, RunConditions conditions) {
        // a sentence that is new each time must not begin anew each time
        String key = causes.containsKey(cause.key()) || causes.size() < MOST_CAUSES ? cause.key() : "other";
        RunRefusal before = causes.get(key);
        causes.put(
                key,
                before == null
                        ? RunRefusal.first(cause, pause, now, conditions)
                        : before.again(cause, pause, now, conditions));
        digests.forEach(digest -> actions.put(digest, key));
    }

    /** Forgets the causes that are gone; whether there was one. */
    boolean forget(RunConditions now) {
        boolean gone = causes.values().removeIf(refusal -> refusal.isOver(now));
        actions.values().removeIf(cause -> !causes.containsKey(cause));
        return gone;
    }

    /** The actions whose pause is not over, by their digests. */
    Map<String, RunRefusal> waiting(Instant now) {
        Map<String, RunRefusal> waiting = new HashMap<>();
        actions.forEach((digest, key) -> {
            RunRefusal refusal = causes.get(key);
            // what is further away was noted by a clock that has been set back meanwhile
            if (now.isBefore(refusal.until()) && !refusal.until().isAfter(now.plus(pause.longest()))) {
                waiting.put(digest, refusal);
            }
        });
        return waiting;
    }

    JsonObject toJson() {
        JsonObject known = new JsonObject();
        causes.forEach((key, refusal) -> known.put(key, refusal.toJson()));
        JsonObject skipped = new JsonObject();
        actions.forEach(skipped::put);
        return new JsonObject().put("causes", known).put("actions", skipped);
    }

    void read(JsonObject json) {
        json.getJsonObject("causes", new JsonObject())
                .forEach(entry -> causes.put(entry.getKey(), RunRefusal.read((JsonObject) entry.getValue())));
        json.getJsonObject("actions", new JsonObject())
                .forEach(entry -> actions.put(Digest.parse(entry.getKey()).toString(), (String) entry.getValue()));
        if (!causes.keySet().containsAll(actions.values())) {
            throw new IllegalArgumentException("an action names a cause that is not there");
        }
    }
}
