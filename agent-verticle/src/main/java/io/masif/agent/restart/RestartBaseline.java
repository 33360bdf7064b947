package io.masif.agent.restart;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was there before a restart, by the names of the actions; empty for a run of apt or dpkg.
 *
 * @param starts the start of each unit; for a reboot the id of the boot
 * @param needs since when each is needed, as {@link RestartNeeds} finds it
 */
public record RestartBaseline(Map<String, String> starts, Map<String, String> needs) {
    /** Of a run of apt or dpkg. */
    public static final RestartBaseline NONE = new RestartBaseline(Map.of(), Map.of());

    public RestartBaseline {
        starts = Map.copyOf(starts);
        needs = Map.copyOf(needs);
    }

    /** {@code {"starts": {NAME: TEXT}, "needs": {NAME: TEXT}}}. */
    public JsonObject toJson() {
        return new JsonObject().put("starts", toJson(starts)).put("needs", toJson(needs));
    }

    /** Of that JSON; {@link #NONE} for null. */
    public static RestartBaseline of(JsonObject json) {
        return json == null
                ? NONE
                : new RestartBaseline(toMap(json.getJsonObject("starts")), toMap(json.getJsonObject("needs")));
    }

    private static JsonObject toJson(Map<String, String> texts) {
        JsonObject json = new JsonObject();
        texts.forEach(json::put);
        return json;
    }

    private static Map<String, String> toMap(JsonObject json) {
        return json.stream().collect(Collectors.toMap(Map.Entry::getKey, each -> String.valueOf(each.getValue())));
    }
}
