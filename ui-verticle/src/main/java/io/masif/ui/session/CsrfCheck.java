package io.masif.ui.session;

import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Refuses POST requests of pages that do not carry the CSRF token of their session. */
public final class CsrfCheck {
    /** The field of a form that has the token, if no header has it. */
    public static final String FORM_FIELD = "csrf";

    private CsrfCheck() {}

    /** The handler; it needs the session and the body. */
    public static void handle(RoutingContext context) {
        if (HttpMethod.POST.equals(context.request().method()) && !hasValidToken(context)) {
            throw Failure.of(Failure.Code.FORBIDDEN, Text.of("refusal.other-session"));
        }
        context.next();
    }

    private static boolean hasValidToken(RoutingContext context) {
        String header = context.request().getHeader("X-CSRF-Token");
        String sent = header == null ? context.request().getFormAttribute(FORM_FIELD) : header;
        return Tokens.isEqual(AuthenticationHandler.getSession(context).csrf(), CsrfTokenMask.unmask(sent));
    }
}
