package io.masif.agent.retry;

import io.masif.domain.Digest;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The retries that operators requested, as far as this host has noticed them: the number of the last one for each action. An
 * action is tried once for each number, also if this process is started again before.
 */
final class RetryRequests {
    private final Map<Digest, Long> noticed = new HashMap<>();

    void clear() {
        noticed.clear();
    }

    /** Whether these are other requests than those that were noticed last. */
    boolean differFrom(Map<Digest, Long> current) {
        return !noticed.equals(current);
    }

    /**
     * Notices requests, and forgets those of other actions.
     *
     * @param current the number of the last request for each action that has one
     * @return the actions with a new request
     */
    Set<Digest> notice(Map<Digest, Long> current) {
        Set<Digest> requested = current.entrySet().stream()
                .filter(each -> each.getValue() > noticed.getOrDefault(each.getKey(), 0L))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        noticed.clear();
        noticed.putAll(current);
        return requested;
    }

    JsonObject toJson() {
        JsonObject json = new JsonObject();
        noticed.forEach((action, number) -> json.put(action.toString(), number));
        return json;
    }

    void load(JsonObject json) {
        json.forEach(entry -> noticed.put(Digest.parse(entry.getKey()), ((Number) entry.getValue()).longValue()));
    }
}
