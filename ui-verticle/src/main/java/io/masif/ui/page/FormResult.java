package io.masif.ui.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;

/** Answers a form by which an operator changed something in the fleet. */
public final class FormResult {
    private FormResult() {}

    /** With htmx the page shows the sentence and reloads its parts; without it the page of that path is loaded again. */
    public static void show(RoutingContext context, String sentence, String path) {
        show(context, sentence, path, null);
    }

    /**
     * The same with a link in the sentence.
     *
     * @param link the path of what the sentence is about; null for none
     */
    public static void show(RoutingContext context, String sentence, String path, String link) {
        if (PageRenderer.isHtmxRequest(context)) {
            context.response().putHeader("HX-Trigger", "decided");
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("sentence", sentence);
            parameters.put("link", link);
            PageRenderer.render(context, "decision/notice", parameters);
        } else {
            leave(context, path);
        }
    }

    /** Leads to another page, also from a dialog. */
    public static void leave(RoutingContext context, String path) {
        if (PageRenderer.isHtmxRequest(context)) {
            context.response().putHeader("HX-Redirect", path).end();
        } else {
            context.response()
                    .putHeader(HttpHeaders.LOCATION, path)
                    .setStatusCode(303)
                    .end();
        }
    }
}
