package io.masif.ui.page;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.StringOutput;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;

/** Renders the templates, which are compiled with the program. Each of them has the parameter {@code page}. */
public final class PageRenderer {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private PageRenderer() {}

    /** Answers with a rendered template; if that fails, the request fails, also where nobody waits for the result. */
    public static void render(RoutingContext context, String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        try {
            TEMPLATES.render(template + ".jte", withPage(context, parameters), output);
        } catch (TemplateException e) {
            context.fail(e);
            return;
        }
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .end(output.toString());
    }

    /** Answers with the template of a dialog: to htmx as it is, else as a page of its own. */
    public static void renderDialog(RoutingContext context, String template, Map<String, Object> parameters) {
        if (isHtmxRequest(context)) {
            render(context, template, parameters);
        } else {
            Map<String, Object> all = withPage(context, parameters);
            Content content = output -> TEMPLATES.render(template + ".jte", all, output);
            render(context, "decision/page", Map.of("content", content));
        }
    }

    /** Whether a script of a page made the request, to replace a part of the page by the answer. */
    public static boolean isHtmxRequest(RoutingContext context) {
        return context.request().getHeader("HX-Request") != null;
    }

    private static Map<String, Object> withPage(RoutingContext context, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("page", PageContext.of(context));
        return all;
    }
}
