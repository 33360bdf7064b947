package io.masif.ui.api.answer;

import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListPosition;
import io.masif.ui.view.list.ListRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A page of a list: {@code Link} has the address of the next page, {@code X-Total-Count} the number of all rows that match.
 *
 * @param next the cursor of the next page; null if this is the last one
 * @param totalCount how many rows match on all pages; null if that is not known
 */
public record ListAnswer<T>(List<T> rows, String next, Integer totalCount) {
    /** The order of a list that is sorted by the numbers of its rows alone, the newest first. */
    static final String BY_NUMBER = "-number";

    public ListAnswer {
        rows = List.copyOf(rows);
    }

    /** The answer to a request of {@link ListParameters}, which asks for one row more than the answer has. */
    public static <T> ListAnswer<T> of(ListPage<T> page) {
        ListRequest<T> request = page.request();
        int limit = request.pageSize() - 1;
        if (page.rows().size() <= limit) {
            return new ListAnswer<>(page.rows(), null, page.foundCount());
        }
        List<T> rows = page.rows().subList(0, limit);
        return new ListAnswer<>(
                rows, ListPosition.after(request, rows.get(limit - 1)).format(), page.foundCount());
    }

    /**
     * The answer with rows that were found one more than the limit, sorted by their numbers, the newest first.
     *
     * @param number the number of a row
     */
    public static <T> ListAnswer<T> byNumber(List<T> found, int limit, ToLongFunction<T> number) {
        if (found.size() <= limit) {
            return new ListAnswer<>(found, null, null);
        }
        List<T> rows = found.subList(0, limit);
        return new ListAnswer<>(rows, cursorAfter(number.applyAsLong(rows.get(limit - 1))), null);
    }

    /** The cursor after the row of a number, in a list that is sorted by numbers. */
    public static String cursorAfter(long number) {
        return new ListPosition(BY_NUMBER, number, List.of(number)).format();
    }

    /** The same page with other forms of its rows. */
    public <R> ListAnswer<R> withRows(List<R> others) {
        return new ListAnswer<>(others, next, totalCount);
    }

    /** Sends the page as a JSON array. */
    public Future<Void> send(RoutingContext context, Function<T, JsonObject> json) {
        if (totalCount != null) {
            context.response().putHeader("X-Total-Count", totalCount.toString());
        }
        if (next != null) {
            context.response().putHeader("Link", "<" + createLink(context) + ">; rel=\"next\"");
        }
        return JsonAnswer.send(context, ApiJson.writeArray(rows, json));
    }

    private String createLink(RoutingContext context) {
        MultiMap parameters =
                MultiMap.caseInsensitiveMultiMap().addAll(context.queryParams()).set("cursor", next);
        return context.request().path()
                + StreamSupport.stream(parameters.spliterator(), false)
                        .map(ListAnswer::encode)
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encode(Map.Entry<String, String> parameter) {
        return parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8);
    }
}
