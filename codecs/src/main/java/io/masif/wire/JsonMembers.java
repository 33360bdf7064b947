package io.masif.wire;

import io.masif.failure.Failure;
import io.masif.failure.MemberError;
import io.masif.failure.MemberErrors;
import io.masif.text.Quote;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The members of a JSON object, read with their types. A missing member, or one of another type, is a
 * {@link Failure.Code#BAD_INPUT} whose sentence names the member by its path. A member that is null counts as absent.
 */
public final class JsonMembers {
    private final String path;
    private final JsonObject json;

    private JsonMembers(String path, JsonObject json) {
        this.path = path;
        this.json = json;
    }

    /** The members of a whole body. */
    public static JsonMembers ofBody(Buffer body) {
        Object value = JsonBody.decode(body);
        if (value instanceof JsonObject object) {
            return of(object);
        }
        throw Failure.badInput("the body must be a JSON object, but is " + JsonBody.typeOf(value));
    }

    /** The members of an object. */
    public static JsonMembers of(JsonObject json) {
        return of("", json);
    }

    /** The members of an object at a path in a body, such as {@code plan.actions[3]}: failures name them by it. */
    static JsonMembers of(String path, JsonObject json) {
        return new JsonMembers(path, json);
    }

    /** The elements of a body that must be a JSON array of objects, each read by the given function. */
    public static <T> List<T> listOfBody(Buffer body, Function<JsonMembers, T> element) {
        Object value = JsonBody.decode(body);
        if (value instanceof JsonArray array) {
            return JsonElements.readObjects("", array, element);
        }
        throw Failure.badInput("the body must be a JSON array, but is " + JsonBody.typeOf(value));
    }

    /** Whether the member is a string. */
    public boolean isText(String key) {
        return json.getValue(key) instanceof String;
    }

    /** A string; null if absent. */
    public String getText(String key) {
        return getTyped(key, String.class, "a string");
    }

    /** A string that must exist. */
    public String getRequiredText(String key) {
        return require(key, getText(key));
    }

    /** A boolean; false if absent. */
    public boolean getBoolean(String key) {
        return Boolean.TRUE.equals(getTyped(key, Boolean.class, "true or false"));
    }

    /** A whole number; null if absent. */
    public Long getInteger(String key) {
        Number number = getTyped(key, Number.class, "a whole number");
        if (number == null || number instanceof Integer || number instanceof Long) {
            return number == null ? null : number.longValue();
        }
        throw createFailure(key, "a whole number", Quote.of(number.toString()));
    }

    /** A whole number that must exist. */
    public long getRequiredLong(String key) {
        return require(key, getInteger(key));
    }

    /** A whole number of 32 bits that must exist. */
    public int getRequiredInteger(String key) {
        return require(key, getTyped(key, Integer.class, "a whole number"));
    }

    /** A moment as in ISO 8601, such as {@code 2026-11-22T06:11:00Z}; null if absent. */
    public Instant getInstant(String key) {
        String text = getText(key);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw createFailure(key, "a moment such as 2026-11-22T06:11:00Z", Quote.of(text));
        }
    }

    /** A moment that must exist. */
    public Instant getRequiredInstant(String key) {
        return require(key, getInstant(key));
    }

    /** An object; null if absent. */
    public JsonObject getObject(String key) {
        return getTyped(key, JsonObject.class, "an object");
    }

    /** The members of an object; null if absent. */
    public JsonMembers getMembers(String key) {
        JsonObject object = getObject(key);
        return object == null ? null : new JsonMembers(pathOf(key), object);
    }

    /** The members of an object that must exist. */
    public JsonMembers getRequiredMembers(String key) {
        return require(key, getMembers(key));
    }

    /**
     * These members, if there are no others than the given ones.
     *
     * @throws Failure as bad input, with the nearest name: a misspelt member must not be ignored silently
     */
    public JsonMembers requireOnly(String... keys) {
        MemberErrors errors = new MemberErrors();
        for (String key : json.fieldNames()) {
            if (!errors.isFull() && !List.of(keys).contains(key)) {
                errors.add(MemberPointer.createUnknown(path, key, List.of(keys)));
            }
        }
        errors.throwIfAny();
        return this;
    }

    /** The names of all members. */
    public Set<String> keys() {
        return Set.copyOf(json.fieldNames());
    }

    /** Whether the member exists, even as null. */
    public boolean has(String key) {
        return json.containsKey(key);
    }

    /** The number of elements of an array; -1 if it is absent, or no array. */
    public int size(String key) {
        return json.getValue(key) instanceof JsonArray array ? array.size() : -1;
    }

    /** An array of objects, each read by the given function; null if absent. */
    public <T> List<T> getList(String key, Function<JsonMembers, T> element) {
        JsonArray array = getTyped(key, JsonArray.class, "an array");
        return array == null ? null : JsonElements.readObjects(pathOf(key), array, element);
    }

    /** An array of strings; null if absent. */
    public List<String> getTexts(String key) {
        return getValues(key, "string", JsonElements::toText);
    }

    /** An array of whole numbers; null if absent. */
    public List<Long> getIntegers(String key) {
        return getValues(key, "whole number", JsonElements::toInteger);
    }

    private <T> List<T> getValues(String key, String type, Function<Object, Optional<T>> read) {
        JsonArray array = getTyped(key, JsonArray.class, "an array of " + type + "s");
        return array == null ? null : JsonElements.readValues(this, key, array, type, read);
    }

    /** The result of the given function for these members; a value that a record refuses is bad input at this path. */
    public <T> T build(Function<JsonMembers, T> construction) {
        try {
            return construction.apply(this);
        } catch (IllegalArgumentException e) {
            throw fail(null, (path.isEmpty() ? "" : path + ": ") + e.getMessage());
        }
    }

    /** The failure for a member with another value than the expected one. */
    public Failure createFailure(String key, String expected, String found) {
        return fail(key, pathOf(key) + " must be " + expected + ", but is " + found);
    }

    /** The failure for a member; for the object itself if the key is null. */
    public Failure fail(String key, String sentence) {
        return Failure.badMembers(
                List.of(new MemberError(MemberPointer.of(key == null ? path : pathOf(key)), sentence)));
    }

    private <T> T getTyped(String key, Class<T> type, String expected) {
        Object value = json.getValue(key);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        throw createFailure(key, expected, JsonBody.typeOf(value));
    }

    private <T> T require(String key, T value) {
        if (value == null) {
            throw fail(key, pathOf(key) + " is missing");
        }
        return value;
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
