package io.masif.ui.page.approval;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.view.approval.summary.DecisionPart;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Parses which part of a decision its page is to show. */
public final class DecisionPartRequest {
    private static final String SEARCH = "q";
    private static final String ACTIONS = "actions";
    private static final String HOSTS = "hosts";
    private static final String PAGE_NUMBER = "[1-9][0-9]{0,4}";

    private DecisionPartRequest() {}

    /** Refuses parameters that are none of these. */
    public static Handler<RoutingContext> allowOnly() {
        return QueryParameters.allowOnly(SEARCH, ACTIONS, HOSTS);
    }

    /** @throws Failure as bad input for a page that is no number */
    public static DecisionPart read(RoutingContext context) {
        String text = context.queryParams().get(SEARCH);
        return new DecisionPart(text == null ? "" : text, readPage(context, ACTIONS), readPage(context, HOSTS));
    }

    private static int readPage(RoutingContext context, String name) {
        String text = context.queryParams().get(name);
        if (text == null || text.isEmpty()) {
            return 1;
        }
        if (!text.matches(PAGE_NUMBER)) {
            throw Failure.badInput(Text.of("refusal.page-number", name, Quote.of(text)));
        }
        return Integer.parseInt(text);
    }
}
