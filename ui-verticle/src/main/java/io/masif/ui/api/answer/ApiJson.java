package io.masif.ui.api.answer;

import io.masif.ui.view.ActionKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;

/** Writes what answers of several rooms have. Members without a value are null. */
public final class ApiJson {

    private ApiJson() {}

    /** The array of the elements. */
    public static <T> JsonArray writeArray(Collection<T> elements, Function<T, JsonObject> json) {
        JsonArray array = new JsonArray();
        elements.forEach(each -> array.add(json.apply(each)));
        return array;
    }

    /** The key of an action. */
    public static JsonObject writeKey(ActionKey key) {
        JsonObject json = new JsonObject()
                .put("package", key.packageName())
                .put("action", key.kind().word())
                .put("to_version", key.to());
        return key.from() == null ? json : json.put("from_version", key.from());
    }

    /** Null for null. */
    public static String formatInstant(Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
