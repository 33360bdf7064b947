package io.masif.ui.page;

import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;

/**
 * What the fields of a form show.
 *
 * @param texts by the names of the fields; absent ones are empty
 */
public record FormValues(Map<String, String> texts) {
    /** Of a form in which nothing is filled in. */
    public static final FormValues EMPTY = new FormValues(Map.of());

    public FormValues {
        texts = Map.copyOf(texts);
    }

    /** What was sent; of a field that was sent several times, the first. */
    public static FormValues read(RoutingContext context) {
        Map<String, String> sent = new HashMap<>();
        context.request().formAttributes().forEach(field -> sent.putIfAbsent(field.getKey(), field.getValue()));
        return new FormValues(sent);
    }

    /** The text of a field. */
    public String get(String name) {
        return texts.getOrDefault(name, "");
    }

    /** The text of a field, or what is usual if the form was not sent with it. */
    public String get(String name, String usual) {
        return texts.getOrDefault(name, usual);
    }
}
