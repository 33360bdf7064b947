package io.masif.wire;

import io.masif.failure.MemberErrors;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the elements of arrays. */
final class JsonElements {
    private JsonElements() {}

    /**
     * The objects of an array, each read by the given function.
     *
     * @throws io.masif.failure.Failure as bad input, with what is wrong in each of them, up to a bound
     */
    static <T> List<T> readObjects(String path, JsonArray array, Function<JsonMembers, T> element) {
        List<T> list = new ArrayList<>(array.size());
        MemberErrors errors = new MemberErrors();
        for (int i = 0; i < array.size() && !errors.isFull(); i++) {
            String elementPath = path + "[" + i + "]";
            Object value = array.getValue(i);
            list.add(errors.collect(() -> read(elementPath, value, element), null));
        }
        errors.throwIfAny();
        return list;
    }

    private static <T> T read(String path, Object value, Function<JsonMembers, T> element) {
        if (value instanceof JsonObject object) {
            return JsonMembers.of(path, object).build(element);
        }
        throw JsonMembers.of(path, new JsonObject())
                .fail(null, path + " must be an object, but is " + JsonBody.typeOf(value));
    }

    /** The values of the array of that member, which are all of one type. */
    static <T> List<T> readValues(
            JsonMembers members, String key, JsonArray array, String type, Function<Object, Optional<T>> read) {
        List<T> list = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            String place = key + "[" + i + "]";
            Object value = array.getValue(i);
            list.add(read.apply(value)
                    .orElseThrow(() -> members.createFailure(place, "a " + type, JsonBody.typeOf(value))));
        }
        return list;
    }

    static Optional<String> toText(Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    static Optional<Long> toInteger(Object value) {
        return value instanceof Integer || value instanceof Long
                ? Optional.of(((Number) value).longValue())
                : Optional.empty();
    }
}
