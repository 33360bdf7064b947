package io.masif.cli.json;

import java.util.List;
import java.util.Map;

/**
 * An object of the API.
 *
 * @param members in the order of the answer; a value is a text, a number, true, false, null, a list or a map
 */
public record JsonRow(Map<String, Object> members) {
    /** Null if it is absent or null. */
    public String text(String name) {
        Object value = members.get(name);
        return value == null ? null : value.toString();
    }

    /** 0 if it is no number. */
    public long number(String name) {
        return members.get(name) instanceof Number number ? number.longValue() : 0;
    }

    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    /** Whether it is there and not null. */
    public boolean has(String name) {
        return members.get(name) != null;
    }

    /** Without members if it is no object. */
    public JsonRow object(String name) {
        return of(members.get(name));
    }

    /** The objects of an array; empty if it is none. */
    public List<JsonRow> objects(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(JsonRow::of).toList()
                : List.of();
    }

    /** The texts of an array; empty if it is none. */
    public List<String> texts(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    static JsonRow of(Object value) {
        return new JsonRow(value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of());
    }
}
