package io.masif.agent.retry;

import io.masif.domain.Digest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The refusals of runs with the same plan and approval by their causes, and the causes by the actions of these runs. */
final class RefusalHistory {
    private static final int MAX_CAUSES = 20;

    private final RetryDelay delay;
    private final Map<String, RunRefusal> refusalsByCause = new HashMap<>();
    private final Map<Digest, String> causesByAction = new HashMap<>();

    RefusalHistory(RetryDelay delay) {
        this.delay = delay;
    }

    boolean isEmpty() {
        return refusalsByCause.isEmpty();
    }

    void clear() {
        refusalsByCause.clear();
        causesByAction.clear();
    }

    /** Removes an action, but not the refusals of its cause. */
    void remove(Digest action) {
        causesByAction.remove(action);
    }

    void add(RefusalCause cause, List<Digest> actions, Instant now, RunConditions conditions) {
        // a sentence that differs each time must not reset the delay each time
        String key =
                refusalsByCause.containsKey(cause.key()) || refusalsByCause.size() < MAX_CAUSES ? cause.key() : "other";
        RunRefusal earlier = refusalsByCause.get(key);
        refusalsByCause.put(
                key,
                earlier == null
                        ? RunRefusal.first(cause, delay, now, conditions)
                        : earlier.withAnother(cause, delay, now, conditions));
        actions.forEach(action -> causesByAction.put(action, key));
    }

    /** Removes the refusals whose causes no longer exist; returns whether there was one. */
    boolean removeResolved(RunConditions current) {
        boolean removed = refusalsByCause.values().removeIf(refusal -> refusal.isResolved(current));
        causesByAction.values().removeIf(cause -> !refusalsByCause.containsKey(cause));
        return removed;
    }

    /** The refusals whose delay is not over, by their actions. */
    Map<Digest, RunRefusal> findPaused(Instant now) {
        Map<Digest, RunRefusal> paused = new HashMap<>();
        causesByAction.forEach((action, key) -> {
            RunRefusal refusal = refusalsByCause.get(key);
            // a time further away means that the clock has been set back since
            if (now.isBefore(refusal.retryTime()) && !refusal.retryTime().isAfter(now.plus(delay.longest()))) {
                paused.put(action, refusal);
            }
        });
        return paused;
    }

    JsonObject toJson() {
        JsonObject causes = new JsonObject();
        refusalsByCause.forEach((key, refusal) -> causes.put(key, refusal.toJson()));
        JsonObject actions = new JsonObject();
        causesByAction.forEach((action, key) -> actions.put(action.toString(), key));
        return new JsonObject().put("causes", causes).put("actions", actions);
    }

    void load(JsonObject json) {
        json.getJsonObject("causes", new JsonObject())
                .forEach(entry ->
                        refusalsByCause.put(entry.getKey(), RunRefusal.fromJson((JsonObject) entry.getValue())));
        json.getJsonObject("actions", new JsonObject())
                .forEach(entry -> causesByAction.put(Digest.parse(entry.getKey()), (String) entry.getValue()));
        if (!refusalsByCause.keySet().containsAll(causesByAction.values())) {
            throw new IllegalArgumentException("an action names a cause that is not there");
        }
    }
}
