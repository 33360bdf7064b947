package io.masif.ui.page.delivery;

import io.masif.failure.Failure;
import io.masif.schedule.MaintenanceWindow;
import io.masif.text.Quote;
import io.masif.ui.delivery.WindowFields;
import io.masif.ui.language.Text;
import io.masif.ui.page.TextField;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;

/** The form of a new window. */
public final class WindowForm {
    private static final String DURATION = "[0-9]{1,3}:[0-5][0-9]";
    private static final int MINUTES_PER_HOUR = 60;

    private final RoutingContext context;

    WindowForm(RoutingContext context) {
        this.context = context;
    }

    /** The number of the group. */
    public int group() {
        return GroupField.readRequired(context);
    }

    /** The text of a field, as it was sent. */
    public String text(String field) {
        return TextField.read(context, field);
    }

    MaintenanceWindow parse(Instant now) {
        return new WindowFields(
                        RecurrenceFields.read(context), text("first-day"), text("start"), parseMinutes(), text("zone"))
                .parse(now);
    }

    private long parseMinutes() {
        String text = text("duration").strip();
        if (!text.matches(DURATION)) {
            throw Failure.badInput(Text.of("refusal-delivery.window-duration", Quote.of(text)));
        }
        int colon = text.indexOf(':');
        return (long) MINUTES_PER_HOUR * Integer.parseInt(text.substring(0, colon))
                + Integer.parseInt(text.substring(colon + 1));
    }
}
