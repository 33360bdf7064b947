package io.masif.ui.http;

import io.masif.failure.Failure;
import io.masif.text.NearestWord;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Checks the query parameters of a request. */
public final class QueryParameters {
    private QueryParameters() {}

    /** A handler that refuses requests with other parameters, so that a misspelt parameter is never ignored. */
    public static Handler<RoutingContext> allowOnly(String... names) {
        List<String> allowed = List.of(names);
        return context -> {
            for (String name : context.queryParams().names()) {
                if (!allowed.contains(name)) {
                    throw Failure.badInput(
                            allowed.isEmpty()
                                    ? Text.of("refusal.no-parameter", Quote.of(name))
                                    : Text.of(
                                            "refusal.parameter",
                                            Quote.of(name),
                                            NearestWord.find(Quote.of(name), allowed)));
                }
            }
            context.next();
        };
    }
}
