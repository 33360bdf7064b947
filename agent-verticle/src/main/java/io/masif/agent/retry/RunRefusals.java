package io.masif.agent.retry;

import io.masif.domain.Digest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The causes for which runs were refused under the same plan and approval, and the actions of these runs. */
final class RunRefusals {
    private static final int MAX_CAUSES = 20;

    private final ExponentialBackoff backoff;
    private final Map<String, RunRefusal> refusalsByCause = new HashMap<>();
    private final Map<String, String> causesByAction = new HashMap<>();

    RunRefusals(ExponentialBackoff backoff) {
        this.backoff = backoff;
    }

    boolean isEmpty() {
        return refusalsByCause.isEmpty();
    }

    void clear() {
        refusalsByCause.clear();
        causesByAction.clear();
    }

    /** Forgets an action, but not how often its cause has been met. */
    void remove(String digest) {
        causesByAction.remove(digest);
    }

    void add(RefusalCause cause, List<String> digests, Instant now, RunConditions conditions) {
        // a sentence that is new each time must not begin anew each time
        String key =
                refusalsByCause.containsKey(cause.key()) || refusalsByCause.size() < MAX_CAUSES ? cause.key() : "other";
        RunRefusal earlier = refusalsByCause.get(key);
        refusalsByCause.put(
                key,
                earlier == null
                        ? RunRefusal.first(cause, backoff, now, conditions)
                        : earlier.withAnother(cause, backoff, now, conditions));
        digests.forEach(digest -> causesByAction.put(digest, key));
    }

    /** Forgets the causes that are gone; whether there was one. */
    boolean removeResolved(RunConditions now) {
        boolean removed = refusalsByCause.values().removeIf(refusal -> refusal.isResolved(now));
        causesByAction.values().removeIf(cause -> !refusalsByCause.containsKey(cause));
        return removed;
    }

    /** The actions whose pause is not over, by their digests. */
    Map<String, RunRefusal> findPaused(Instant now) {
        Map<String, RunRefusal> paused = new HashMap<>();
        causesByAction.forEach((digest, key) -> {
            RunRefusal refusal = refusalsByCause.get(key);
            // what is further away was noted by a clock that has been set back meanwhile
            if (now.isBefore(refusal.retryTime()) && !refusal.retryTime().isAfter(now.plus(backoff.longest()))) {
                paused.put(digest, refusal);
            }
        });
        return paused;
    }

    JsonObject toJson() {
        JsonObject causes = new JsonObject();
        refusalsByCause.forEach((key, refusal) -> causes.put(key, refusal.toJson()));
        JsonObject actions = new JsonObject();
        causesByAction.forEach(actions::put);
        return new JsonObject().put("causes", causes).put("actions", actions);
    }

    void load(JsonObject json) {
        json.getJsonObject("causes", new JsonObject())
                .forEach(entry ->
                        refusalsByCause.put(entry.getKey(), RunRefusal.fromJson((JsonObject) entry.getValue())));
        json.getJsonObject("actions", new JsonObject())
                .forEach(entry ->
                        causesByAction.put(Digest.parse(entry.getKey()).toString(), (String) entry.getValue()));
        if (!refusalsByCause.keySet().containsAll(causesByAction.values())) {
            throw new IllegalArgumentException("an action names a cause that is not there");
        }
    }
}
