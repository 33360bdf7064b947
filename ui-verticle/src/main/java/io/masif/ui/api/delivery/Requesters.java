package io.masif.ui.api.delivery;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.delivery.DeliveryWriter.Requester;
import io.masif.ui.language.Text;
import io.masif.ui.session.AuthenticationHandler;
import io.vertx.ext.web.RoutingContext;

/** Who requests a change, and of what. */
final class Requesters {
    private static final String NUMBER = "[0-9]{1,9}";

    private Requesters() {}

    static Requester of(RoutingContext context) {
        return new Requester(AuthenticationHandler.getSession(context).operator(), context.response()::closed);
    }

    /** The number in the path; nothing is found by what is none. */
    static long readId(RoutingContext context) {
        String text = context.pathParam("id");
        if (!text.matches(NUMBER)) {
            throw Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal-delivery.no-number", Quote.of(text)));
        }
        return Long.parseLong(text);
    }
}
