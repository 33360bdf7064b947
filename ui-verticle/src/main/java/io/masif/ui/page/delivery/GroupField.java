package io.masif.ui.page.delivery;

import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.masif.ui.page.TextField;
import io.vertx.ext.web.RoutingContext;

/** The field of a form that names a group by its number. */
final class GroupField {
    private static final String NAME = "group";

    private GroupField() {}

    /** @throws Failure as bad input if none is chosen */
    static int readRequired(RoutingContext context) {
        if (TextField.read(context, NAME).isEmpty()) {
            throw Failure.badInput(Text.of("refusal-delivery.window-group"));
        }
        return readNumber(context);
    }

    /** Null if none is chosen, which means all hosts. */
    static Integer readOptional(RoutingContext context) {
        return TextField.read(context, NAME).isEmpty() ? null : Integer.valueOf(readNumber(context));
    }

    private static int readNumber(RoutingContext context) {
        return (int) Math.min(Integer.MAX_VALUE, TextField.readNumber(context, NAME));
    }
}
