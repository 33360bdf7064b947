package io.masif.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A path of the API with parameters.
 *
 * @param path encoded, such as {@code /api/v1/hosts}
 * @param parameters encoded, such as {@code state=silent}
 */
public record Query(String path, List<String> parameters) {
    public Query {
        parameters = List.copyOf(parameters);
    }

    /** @param segments of the path below {@code /api/v1}, not encoded */
    public static Query of(String... segments) {
        StringBuilder path = new StringBuilder("/api/v1");
        for (String segment : segments) {
            path.append('/').append(encode(segment).replace("+", "%20"));
        }
        return new Query(path.toString(), List.of());
    }

    /** With a parameter; the same without it if the value is null or empty. */
    public Query with(String name, String value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(parameters);
        all.add(name + "=" + encode(value));
        return new Query(path, all);
    }

    @Override
    public String toString() {
        return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
