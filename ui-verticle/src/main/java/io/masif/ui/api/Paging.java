package io.masif.ui.api;

import io.masif.failure.Failure;
import io.masif.ui.view.list.Pages;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Pages of a list: {@code Link} has the next page, {@code X-Total-Count} the number of all elements. */
final class Paging {
    static final String PAGE_PARAMETER = "page";

    private final RoutingContext context;
    private final int page;
    private final int size;

    private Paging(RoutingContext context, int page, int size) {
        this.context = context;
        this.page = page;
        this.size = size;
    }

    /** @param size how many elements a page has */
    static Paging read(RoutingContext context, int size) {
        String page = Objects.requireNonNullElse(context.queryParams().get(PAGE_PARAMETER), "1");
        if (!page.matches("[1-9][0-9]{0,6}")) {
            throw Failure.badInput("page must be a whole number from 1 on");
        }
        return new Paging(context, Integer.parseInt(page), size);
    }

    int page() {
        return page;
    }

    int size() {
        return size;
    }

    /** Answers with this page of all elements. */
    <T> Future<Void> sendPage(List<T> all, Function<T, JsonObject> json) {
        return sendPage(Pages.select(all, page, size), all.size(), json);
    }

    /** @param all how many elements there are on all pages */
    <T> Future<Void> sendPage(List<T> elements, int all, Function<T, JsonObject> json) {
        context.response().putHeader("X-Total-Count", Integer.toString(all));
        if ((long) page * size < all) {
            context.response()
                    .putHeader("Link", "<" + context.request().path() + "?page=" + (page + 1) + ">; rel=\"next\"");
        }
        return context.json(ApiJson.writeArray(elements, json));
    }
}
