package io.masif.ui.page;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Renders the templates, which are compiled with the program. */
public final class PageRenderer {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private PageRenderer() {}

    /** Answers with a rendered template. */
    public static void render(RoutingContext context, String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        TEMPLATES.render(template + ".jte", parameters, output);
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .end(output.toString());
    }

    /** Answers with a part as a page of its own; the parameters must contain the session. */
    public static void renderAsPage(RoutingContext context, String part, Map<String, Object> parameters) {
        Content content = output -> TEMPLATES.render(part + ".jte", parameters, output);
        render(context, "dialog", Map.of("content", content, "session", parameters.get("session")));
    }
}
