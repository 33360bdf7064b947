package io.masif.ui.view.host;

import io.masif.failure.Failure;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads and writes queries for hosts in an address: {@code ?q=web&state=problem&page=2}, each of them optional. */
public final class HostQueries {
    private static final String[] PARAMETERS = {"q", "state", "page"};

    private HostQueries() {}

    /** The names of the parameters. */
    public static String[] parameterNames() {
        return PARAMETERS.clone();
    }

    /** @param size how many hosts a page has */
    public static HostQuery read(HttpServerRequest request, int size) {
        String page = Objects.requireNonNullElse(request.getParam("page"), "1");
        if (!page.matches("[0-9]{1,7}")) {
            throw Failure.badInput("page must be a whole number, but is " + page);
        }
        try {
            return new HostQuery(
                    Objects.requireNonNullElse(request.getParam("q"), ""),
                    Objects.requireNonNullElse(request.getParam("state"), ""),
                    Integer.parseInt(page),
                    size);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(e.getMessage());
        }
    }

    /** The query string; empty for the query of all hosts. */
    public static String write(HostQuery query) {
        StringBuilder address = new StringBuilder();
        append(address, "q", query.text());
        append(address, "state", query.state());
        append(address, "page", query.page() == 1 ? "" : Integer.toString(query.page()));
        return address.toString();
    }

    private static void append(StringBuilder address, String key, String value) {
        if (!value.isEmpty()) {
            address.append(address.isEmpty() ? '?' : '&')
                    .append(key)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
