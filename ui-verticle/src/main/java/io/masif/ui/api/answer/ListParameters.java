package io.masif.ui.api.answer;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.view.list.ListDefinition;
import io.masif.ui.view.list.ListPosition;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.vertx.core.MultiMap;

/** Reads which page of a list is asked for: its filters and its order as on pages, {@code limit} and {@code cursor}. */
public final class ListParameters {
    private static final String CURSOR = "cursor";
    private static final String DEFAULT_LIMIT = "100";
    private static final int MAX_LIMIT = 1000;

    private ListParameters() {}

    /**
     * A request for one row more than the limit, by which {@link ListAnswer} finds out whether there is another page.
     *
     * @throws Failure as bad input, with a sentence
     */
    public static <T> ListRequest<T> read(ListDefinition<T> definition, MultiMap parameters) {
        ListRequest<T> request = ListRequests.read(definition, parameters).withPageSize(readLimit(parameters) + 1);
        String cursor = parameters.get(CURSOR);
        return cursor == null || cursor.isEmpty() ? request : request.withAfter(readPosition(cursor, request.order()));
    }

    /** The most rows of a page. */
    public static int readLimit(MultiMap parameters) {
        String limit = parameters.get("limit");
        String text = limit == null || limit.isEmpty() ? DEFAULT_LIMIT : limit;
        if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > MAX_LIMIT) {
            throw Failure.badInput(
                    "limit must be a whole number from 1 to " + MAX_LIMIT + ", but is " + Quote.of(text));
        }
        return Integer.parseInt(text);
    }

    /** The number after which a list goes on that is sorted by numbers, as {@code cursor} has it; null for the beginning. */
    public static Long readNumber(MultiMap parameters) {
        String cursor = parameters.get(CURSOR);
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        ListPosition position = readPosition(cursor, ListAnswer.BY_NUMBER);
        if (!(position.key() instanceof Long number)) {
            throw createUnknown(cursor);
        }
        return number;
    }

    private static ListPosition readPosition(String cursor, String order) {
        return ListPosition.parse(cursor)
                .filter(position -> position.order().equals(order))
                .orElseThrow(() -> createUnknown(cursor));
    }

    private static Failure createUnknown(String cursor) {
        return Failure.badInput(
                "cursor must be as the link to the next page of this list has it, with the same parameters, but is "
                        + Quote.of(cursor));
    }
}
