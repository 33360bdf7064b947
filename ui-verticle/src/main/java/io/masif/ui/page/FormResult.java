package io.masif.ui.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Answers a form by which an operator changed something in the fleet. */
public final class FormResult {
    private FormResult() {}

    /** With htmx the page shows the sentence and reloads its parts; without it the page of that path is loaded again. */
    public static void show(RoutingContext context, String sentence, String path) {
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
