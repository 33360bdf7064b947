package io.masif.wire;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;

/**
 * The facts of a report as they are sent and stored.
 *
 * @param json the text of the JSON of {@link FactsJson}, with members that are unknown here
 * @param state the word of the host's state in it, which may be unknown here; null if there is none
 */
public record EncodedFacts(String json, String state) {
    /** Encodes facts, which must be valid for {@link FactsJson}. */
    public static EncodedFacts of(JsonObject facts) {
        return new EncodedFacts(facts.encode(), facts.getString("state"));
    }

    /** The length of the JSON in UTF-8. */
    int bytes() {
        return json.getBytes(StandardCharsets.UTF_8).length;
    }

    JsonObject toJson() {
        return new JsonObject(json);
    }
}
