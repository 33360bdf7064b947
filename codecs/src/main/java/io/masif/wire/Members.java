package io.masif.wire;

import io.masif.boot.NearestWord;
import io.masif.domain.Quote;
import io.masif.failure.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The members of a JSON object, read with their types. Whatever is missing or of another type is a
 * {@link Failure.Code#BAD_INPUT} whose sentence names the member by its path. A member that is null counts as absent.
 */
public final class Members {
    /** Of the parser, which repeats what it does not understand. */
    private static final int LONGEST_COMPLAINT = 200;

    private final String path;
    private final JsonObject json;

    private Members(String path, JsonObject json) {
        this.path = path;
        this.json = json;
    }

    /** The members of a whole body. */
    public static Members ofBody(Buffer body) {
        Object value = decode(body);
        if (value instanceof JsonObject object) {
            return of(object);
        }
        throw Failure.badInput("the body must be a JSON object, but is " + typeOf(value));
    }

    /** The members of an object that was read before. */
    public static Members of(JsonObject json) {
        return new Members("", json);
    }

    /** A body that must be a JSON array, each element read by the given function of its members. */
    public static <T> List<T> listOfBody(Buffer body, Function<Members, T> element) {
        Object value = decode(body);
        if (value instanceof JsonArray array) {
            return elements("", array, element);
        }
        throw Failure.badInput("the body must be a JSON array, but is " + typeOf(value));
    }

    /** A string; null if absent. */
    public String text(String key) {
        return typed(key, String.class, "a string");
    }

    /** A string that must be there. */
    public String requiredText(String key) {
        return required(key, text(key));
    }

    /** A boolean; false if absent. */
    public boolean flag(String key) {
        return Boolean.TRUE.equals(typed(key, Boolean.class, "true or false"));
    }

    /** A whole number; null if absent. */
    public Long integer(String key) {
        Number number = typed(key, Number.class, "a whole number");
        if (number == null || number instanceof Integer || number instanceof Long) {
            return number == null ? null : number.longValue();
        }
        throw wrong(key, "a whole number", Quote.of(number.toString()));
    }

    /** A whole number that must be there. */
    public int requiredInteger(String key) {
        return required(key, typed(key, Integer.class, "a whole number"));
    }

    /** A moment as in ISO 8601, such as {@code 2026-11-22T06:11:00Z}; null if absent. */
    public Instant moment(String key) {
        String text = text(key);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong(key, "a moment such as 2026-11-22T06:11:00Z", Quote.of(text));
        }
    }

    /** A moment that must be there. */
    public Instant requiredMoment(String key) {
        return required(key, moment(key));
    }

    /** An object; null if absent. */
    public JsonObject object(String key) {
        return typed(key, JsonObject.class, "an object");
    }

    /** The members of an object; null if absent. */
    public Members members(String key) {
        JsonObject object = object(key);
        return object == null ? null : new Members(pathOf(key), object);
    }

    /** The members of an object that must be there. */
    public Members requiredMembers(String key) {
        return required(key, members(key));
    }

    /**
     * These members, if there are none but those.
     *
     * @throws Failure as bad input, with the nearest of the names: what is misspelt must never be left out silently
     */
    public Members onlyKnown(String... keys) {
        for (String key : json.fieldNames()) {
            if (!List.of(keys).contains(key)) {
                throw Failure.badInput((path.isEmpty() ? "" : path + ": ") + "unknown member " + Quote.of(key)
                        + "; did you mean \"" + NearestWord.of(Quote.of(key), List.of(keys)) + "\"?");
            }
        }
        return this;
    }

    /** Whether the member is there, even as null. */
    public boolean has(String key) {
        return json.containsKey(key);
    }

    /** How many elements an array has; -1 if it is absent, or no array. */
    public int size(String key) {
        return json.getValue(key) instanceof JsonArray array ? array.size() : -1;
    }

    /** An array of objects, each read by the given function; null if absent. */
    public <T> List<T> list(String key, Function<Members, T> element) {
        JsonArray array = typed(key, JsonArray.class, "an array");
        return array == null ? null : elements(pathOf(key), array, element);
    }

    /** An array of strings; null if absent. */
    public List<String> texts(String key) {
        JsonArray array = typed(key, JsonArray.class, "an array of strings");
        if (array == null) {
            return null;
        }
        List<String> texts = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            if (!(array.getValue(i) instanceof String text)) {
                throw wrong(key + "[" + i + "]", "a string", typeOf(array.getValue(i)));
            }
            texts.add(text);
        }
        return texts;
    }

    /** What the given function makes of these members; a value that a record refuses is bad input at this path. */
    public <T> T build(Function<Members, T> construction) {
        try {
            return construction.apply(this);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput((path.isEmpty() ? "" : path + ": ") + e.getMessage());
        }
    }

    /** The failure of a member whose value is not what is wanted. */
    public Failure wrong(String key, String wanted, String found) {
        return Failure.badInput(pathOf(key) + " must be " + wanted + ", but is " + found);
    }

    private static <T> List<T> elements(String path, JsonArray array, Function<Members, T> element) {
        List<T> list = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            String at = path + "[" + i + "]";
            if (!(array.getValue(i) instanceof JsonObject object)) {
                throw Failure.badInput(at + " must be an object, but is " + typeOf(array.getValue(i)));
            }
            list.add(new Members(at, object).build(element));
        }
        return list;
    }

    private static Object decode(Buffer body) {
        try {
            return body.length() == 0 ? null : body.toJsonValue();
        } catch (DecodeException e) {
            throw Failure.badInput(
                    "the body is no JSON: " + Quote.beginning(firstLine(e.getMessage()), LONGEST_COMPLAINT));
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private <T> T typed(String key, Class<T> type, String wanted) {
        Object value = json.getValue(key);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        throw wrong(key, wanted, typeOf(value));
    }

    private <T> T required(String key, T value) {
        if (value == null) {
            throw Failure.badInput(pathOf(key) + " is missing");
        }
        return value;
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String typeOf(Object value) {
        if (value == null) {
            return "nothing";
        }
        return switch (value.getClass().getSimpleName()) {
            case "String" -> "a string";
            case "Boolean" -> "true or false";
            case "JsonObject" -> "an object";
            case "JsonArray" -> "an array";
            default -> "a number";
        };
    }
}
