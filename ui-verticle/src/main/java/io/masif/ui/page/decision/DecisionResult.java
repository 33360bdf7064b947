package io.masif.ui.page.decision;

import io.masif.ui.page.PageRenderer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Answers a form by which an operator decided. */
final class DecisionResult {
    private DecisionResult() {}

    /** With htmx the page shows the sentence and reloads its parts; without it the page of that path is loaded again. */
    static void show(RoutingContext context, String sentence, String path) {
        if (PageRenderer.isHtmxRequest(context)) {
            context.response().putHeader("HX-Trigger", "decided");
            PageRenderer.render(context, "decision/notice", Map.of("sentence", sentence));
        } else {
            context.response()
                    .putHeader(HttpHeaders.LOCATION, path)
                    .setStatusCode(303)
                    .end();
        }
    }
}
