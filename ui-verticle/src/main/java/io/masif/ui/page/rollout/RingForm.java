package io.masif.ui.page.rollout;

import io.masif.decision.GroupSet;
import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.rollout.plan.RingJson;
import io.masif.wire.JsonMembers;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The fields of a ring in the form of a plan, as their reader filled them in.
 *
 * @param values the texts by the names of the fields; absent ones are empty
 */
public record RingForm(Map<String, String> values) {
    /** The names of the fields, each followed by a hyphen and the number of the ring, from 1. */
    static final List<String> NAMES = List.of(
            "of",
            "percent",
            "groups",
            "max",
            "by-hand",
            "success-percent",
            "success-count",
            "error-percent",
            "error-count",
            "soak",
            "soak-unit",
            "silent",
            "check",
            "url");

    /** What the field {@code of} says if the ring has the hosts of groups, and not a share of all. */
    private static final String GROUPS = "groups";

    private static final String DIGITS = "[0-9]{1,9}";

    public RingForm {
        values = Map.copyOf(values);
    }

    /** The text of a field. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** A ring with what is usual. */
    static RingForm usual(int percent, int soakMinutes) {
        return of(
                RingJson.read(
                        JsonMembers.of(new JsonObject().put("percent", percent).put("soak_minutes", soakMinutes)),
                        names -> GroupSet.NONE),
                String::valueOf);
    }

    /** @param groupName the name of a group */
    static RingForm of(Ring ring, IntFunction<String> groupName) {
        JsonObject json = RingJson.write(ring, groupName);
        Map<String, String> values = new HashMap<>();
        values.put(
                "percent",
                json.getInteger("percent") == null
                        ? ""
                        : json.getInteger("percent").toString());
        values.put("of", json.getInteger("percent") == null ? GROUPS : "");
        values.put("groups", String.join(", ", toTexts(json.getJsonArray("groups", new JsonArray()))));
        values.put("max", json.getValue("max_concurrent").toString());
        values.put("by-hand", json.getBoolean("by_hand") ? "on" : "");
        for (String each : List.of("success", "error")) {
            json.getJsonObject(each)
                    .forEach(entry -> values.put(
                            each + "-" + entry.getKey(), entry.getValue().toString()));
        }
        SoakUnit unit = SoakUnit.largestOf(json.getLong("soak_minutes"));
        values.put("soak", Long.toString(json.getLong("soak_minutes") / unit.minutes()));
        values.put("soak-unit", unit.word());
        values.put("silent", json.getLong("silent_hours").toString());
        JsonObject check = json.getJsonObject("check");
        values.put("check", check == null ? "" : check.getString("kind"));
        values.put("url", check == null ? "" : check.getString("url"));
        return new RingForm(values);
    }

    private static List<String> toTexts(JsonArray array) {
        return array.stream().map(String::valueOf).toList();
    }

    /** The fields of a ring that were sent. */
    static RingForm of(MultiMap fields, int number) {
        Map<String, String> values = new HashMap<>();
        for (String name : NAMES) {
            String value = fields.get(name + "-" + number);
            values.put(name, value == null ? "" : value.strip());
        }
        return new RingForm(values);
    }

    /**
     * The ring that they describe.
     *
     * @param number its number, from 1
     * @param resolve the groups of names
     * @throws Failure as bad input, with a sentence about the first field that is wrong
     */
    Ring parse(int number, Function<List<String>, GroupSet> resolve) {
        try {
            RingFormCheck.check(this);
            return RingJson.read(JsonMembers.of(toJson()), resolve);
        } catch (Failure e) {
            Object reason = e.sentence() instanceof Text text ? text : e.getMessage();
            throw Failure.badInput(Text.of("refusal-rollout.ring", number, reason));
        }
    }

    /** Whether the ring has the hosts of groups, and not a share of all. */
    boolean isOfGroups() {
        return get("of").equals(GROUPS);
    }

    private JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("max_concurrent", toNumber("max"))
                .put("by_hand", !get("by-hand").isEmpty())
                .put("success", toThreshold("success"))
                .put("error", toThreshold("error"))
                .put("soak_minutes", toMinutes())
                .put("silent_hours", toNumber("silent"));
        if (isOfGroups()) {
            json.put("groups", new JsonArray(splitGroups()));
        } else {
            json.put("percent", toNumber("percent"));
        }
        return get("check").isEmpty()
                ? json
                : json.put("check", new JsonObject().put("kind", get("check")).put("url", get("url")));
    }

    List<String> splitGroups() {
        return Arrays.stream(get("groups").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private Object toMinutes() {
        return toNumber("soak") instanceof Integer number
                ? Math.min(
                        Integer.MAX_VALUE,
                        number * SoakUnit.of(get("soak-unit")).minutes())
                : toNumber("soak");
    }

    private JsonObject toThreshold(String name) {
        return new JsonObject().put("percent", toNumber(name + "-percent")).put("count", toNumber(name + "-count"));
    }

    /** What is no number stays a text, which is refused where it is read. */
    private Object toNumber(String name) {
        String text = get(name);
        return text.isEmpty() ? null : text.matches(DIGITS) ? Integer.valueOf(text) : text;
    }
}
