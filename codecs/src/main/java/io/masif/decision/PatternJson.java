package io.masif.decision;

import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;

/** Patterns as they are in the database: a JSON array of objects. A member that is absent or null is open. */
public final class PatternJson {
    private PatternJson() {}

    /** {@code {"package", "action", "from_version", "to_version"}}; open members are left out. */
    public static JsonObject write(ApprovalPattern pattern) {
        JsonObject json = new JsonObject();
        put(json, "package", pattern.packageName());
        put(json, "action", pattern.kind() == null ? null : pattern.kind().word());
        put(json, "from_version", pattern.from());
        put(json, "to_version", pattern.to());
        return json;
    }

    /** The array, sorted by its elements' texts, each once: equal sets have equal texts. */
    public static String format(Collection<ApprovalPattern> patterns) {
        List<JsonObject> sorted = patterns.stream()
                .distinct()
                .map(PatternJson::write)
                .sorted((one, other) -> one.encode().compareTo(other.encode()))
                .toList();
        return new JsonArray(sorted).encode();
    }

    /**
     * The patterns of an array.
     *
     * @throws IllegalArgumentException if an element is no pattern
     */
    public static List<ApprovalPattern> parse(String text) {
        return new JsonArray(text)
                .stream().map(element -> read((JsonObject) element)).toList();
    }

    private static ApprovalPattern read(JsonObject json) {
        String kind = json.getString("action");
        return new ApprovalPattern(
                json.getString("package"),
                kind == null
                        ? null
                        : Kind.of(kind)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "an action's kind is one of " + Kind.words() + ", not: " + kind)),
                json.getString("from_version"),
                json.getString("to_version"));
    }

    private static void put(JsonObject json, String key, String value) {
        if (value != null) {
            json.put(key, value);
        }
    }
}
