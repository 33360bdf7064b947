package io.masif.ui.view.list;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parameters of an address that have all of a request. */
final class ListAddress {
    private ListAddress() {}

    /** See {@link ListRequest#query}. */
    static String formatQuery(ListRequest<?> request) {
        Map<String, String> parameters = findParameters(request);
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** See {@link ListRequest#parametersBesides}. */
    static Map<String, String> findParametersBesides(ListRequest<?> request, List<String> fields) {
        Map<String, String> others = findParameters(request);
        // another filter begins at the first page
        others.keySet().removeAll(List.of("q", "page"));
        others.keySet().removeAll(fields);
        return others;
    }

    private static Map<String, String> findParameters(ListRequest<?> request) {
        Map<String, String> parameters = new TreeMap<>(request.filters());
        put(parameters, "q", request.text());
        put(parameters, "sort", request.order().equals(request.definition().order()) ? "" : request.order());
        put(parameters, "page", request.page() == 1 ? "" : Integer.toString(request.page()));
        put(parameters, "hide", request.hiddenByReader());
        put(parameters, "show", request.shownByReader());
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }
}
