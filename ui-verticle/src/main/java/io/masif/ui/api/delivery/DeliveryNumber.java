package io.masif.ui.api.delivery;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.http.PathNumber;
import io.masif.ui.language.Text;
import io.vertx.ext.web.RoutingContext;

/** The number of a window or a freeze in a path. */
final class DeliveryNumber {
    private DeliveryNumber() {}

    /** Nothing is found by what is no number. */
    static long read(RoutingContext context) {
        return PathNumber.parse(context.pathParam("id"), DeliveryNumber::createNotFound);
    }

    private static Failure createNotFound(String id) {
        return Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal-delivery.no-number", Quote.of(id)));
    }
}
