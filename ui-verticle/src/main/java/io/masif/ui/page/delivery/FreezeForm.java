package io.masif.ui.page.delivery;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.delivery.NewFreeze;
import io.masif.ui.http.TextInput;
import io.masif.ui.language.Text;
import io.masif.ui.page.TextField;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The form of a new freeze. */
final class FreezeForm {
    private FreezeForm() {}

    /**
     * @param zone the reader's, in which its moments are
     * @throws Failure as bad input, with a sentence
     */
    static NewFreeze read(RoutingContext context, ZoneId zone, Instant now) {
        String reason = TextInput.readComment(TextField.read(context, "reason"));
        if (reason == null) {
            throw Failure.badInput(Text.of("refusal-delivery.freeze-reason"));
        }
        return new NewFreeze(
                        GroupField.readOptional(context),
                        readMoment(context, "from", zone),
                        readMoment(context, "until", zone),
                        reason)
                .requireValid(now);
    }

    private static Instant readMoment(RoutingContext context, String field, ZoneId zone) {
        String text = TextField.read(context, field).strip();
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw Failure.badInput(
                    Text.of("refusal-delivery.freeze-moment", Text.of("windows." + field), Quote.of(text)));
        }
    }
}
