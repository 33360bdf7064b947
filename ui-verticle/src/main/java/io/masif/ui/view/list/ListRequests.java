package io.masif.ui.view.list;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads requests for lists from the parameters of an address; each parameter is optional. */
public final class ListRequests {
    private static final String WHOLE_NUMBER = "[1-9][0-9]{0,6}";

    private ListRequests() {}

    /** @throws Failure as bad input, with a sentence */
    public static <T> ListRequest<T> read(ListDefinition<T> definition, MultiMap parameters) {
        return new ListRequest<>(
                definition,
                get(parameters, "q"),
                readFilters(definition, parameters),
                readOrder(definition, get(parameters, "sort")),
                readPage(get(parameters, "page")),
                null,
                readHidden(definition, parameters));
    }

    /**
     * Reads the query string of a list, as a form carries it: {@code ?package=perl}, or an empty text for the whole list. What
     * is misspelt would mean more than was meant.
     *
     * @param name the field of the form, for the sentence
     * @throws Failure as bad input, with a sentence
     */
    public static <T> ListRequest<T> parse(ListDefinition<T> definition, String name, String query) {
        if (!query.isEmpty() && !query.startsWith("?")) {
            throw createNoQuery(name, query);
        }
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        try {
            new QueryStringDecoder(query).parameters().forEach(parameters::add);
        } catch (IllegalArgumentException e) {
            throw createNoQuery(name, query);
        }
        List<String> allowed = List.of(definition.parameterNames());
        for (String parameter : parameters.names()) {
            if (!allowed.contains(parameter)) {
                throw Failure.badInput(Text.of("refusal.query-parameter", name, Quote.of(parameter)));
            }
        }
        return read(definition, parameters);
    }

    private static Failure createNoQuery(String name, String query) {
        return Failure.badInput(Text.of("refusal.query", name, Quote.of(query)));
    }

    private static String get(MultiMap parameters, String name) {
        String value = parameters.get(name);
        return value == null ? "" : value;
    }

    private static Map<String, String> readFilters(ListDefinition<?> definition, MultiMap parameters) {
        Map<String, String> filters = new TreeMap<>();
        for (Filter filter : definition.filters()) {
            String value = get(parameters, filter.name()).strip();
            if (!value.isEmpty()) {
                if (!filter.words().isEmpty()) {
                    requireOneOf(filter.name(), value, filter.words());
                }
                filters.put(filter.name(), value);
            }
        }
        return filters;
    }

    private static String readOrder(ListDefinition<?> definition, String order) {
        if (order.isEmpty()) {
            return definition.order();
        }
        requireOneOf("sort", order.startsWith("-") ? order.substring(1) : order, definition.sortable());
        return order;
    }

    private static int readPage(String page) {
        if (page.isEmpty()) {
            return 1;
        }
        if (!page.matches(WHOLE_NUMBER)) {
            throw Failure.badInput(Text.of("refusal.page-number", "page", Quote.of(page)));
        }
        return Integer.parseInt(page);
    }

    private static Set<String> readHidden(ListDefinition<?> definition, MultiMap parameters) {
        Set<String> hidden = new TreeSet<>(definition.hiddenAtFirst());
        hidden.removeAll(readColumns(definition, parameters, "show"));
        hidden.addAll(readColumns(definition, parameters, "hide"));
        return hidden;
    }

    private static List<String> readColumns(ListDefinition<?> definition, MultiMap parameters, String name) {
        List<String> ids = Arrays.stream(get(parameters, name).split(","))
                .filter(id -> !id.isEmpty())
                .toList();
        ids.forEach(id -> requireOneOf(name, id, definition.optional()));
        return ids;
    }

    private static void requireOneOf(String name, String value, List<String> words) {
        if (!words.contains(value)) {
            throw Failure.badInput(Text.of("refusal.one-of", name, String.join(", ", words), Quote.of(value)));
        }
    }
}
