package io.masif.ui.view;

import io.masif.boot.NearestWord;
import io.masif.domain.Quote;
import io.masif.failure.Failure;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The parameters in the address of a request. */
public final class QueryParameters {
    private QueryParameters() {}

    /** A handler that refuses a request with another parameter than these: what is misspelt is never left out silently. */
    public static Handler<RoutingContext> only(String... names) {
        List<String> known = List.of(names);
        return context -> {
            for (String name : context.queryParams().names()) {
                if (!known.contains(name)) {
                    throw Failure.badInput("unknown parameter " + Quote.of(name)
                            + (known.isEmpty()
                                    ? "; there are none here"
                                    : "; did you mean \"" + NearestWord.of(Quote.of(name), known) + "\"?"));
                }
            }
            context.next();
        };
    }
}
