package io.masif.ui.page;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.vertx.ext.web.RoutingContext;

/** Reads single fields of forms. */
public final class TextField {
    private static final String NUMBER = "[0-9]{1,18}";

    private TextField() {}

    /** @throws Failure as bad input if the field is missing */
    public static String read(RoutingContext context, String name) {
        String text = context.request().getFormAttribute(name);
        if (text == null) {
            throw Failure.badInput(Text.of("refusal.field-missing", name));
        }
        return text;
    }

    /** @throws Failure as bad input if the field is missing, or is no whole number */
    public static long readNumber(RoutingContext context, String name) {
        String text = read(context, name);
        if (!text.matches(NUMBER)) {
            throw Failure.badInput(Text.of("refusal.whole-number", name, Quote.of(text)));
        }
        return Long.parseLong(text);
    }
}
