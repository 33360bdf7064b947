package io.masif.ui.page.delivery;

import io.masif.failure.Failure;
import io.masif.schedule.Recurrence;
import io.masif.schedule.Recurrence.Frequency;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.masif.ui.page.FormValues;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.TextField;
import io.vertx.ext.web.RoutingContext;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The fields by which a recurrence is chosen: how often, every how many days, weeks or months, on which days of the week, and
 * which of them in a month. Others are written as a rule.
 */
public final class RecurrenceFields {
    /** The frequency of those who write the rule themselves. */
    public static final String RULE = "rule";

    /** Which of a month's days of the same name: the first to the fourth, and the last. */
    public static final List<Integer> NUMBERS = List.of(1, 2, 3, 4, -1);

    private static final DayOfWeek USUAL_DAY = DayOfWeek.TUESDAY;
    private static final int WEEKDAY_LENGTH = 2;

    private RecurrenceFields() {}

    /** The rule that was chosen or written, not validated. */
    static String read(RoutingContext context) {
        String chosen = TextField.read(context, "frequency");
        if (chosen.equals(RULE)) {
            return TextField.read(context, "recurrence");
        }
        Frequency frequency = Arrays.stream(Frequency.values())
                .filter(each -> field(each).equals(chosen))
                .findFirst()
                .orElseThrow(() -> Failure.badInput(Text.of("refusal-delivery.frequency", Quote.of(chosen))));
        String rule = "FREQ=" + frequency + ";INTERVAL=" + TextField.read(context, "interval");
        return frequency == Frequency.DAILY ? rule : rule + ";BYDAY=" + readDays(context, frequency);
    }

    private static String readDays(RoutingContext context, Frequency frequency) {
        String number = frequency == Frequency.MONTHLY ? TextField.read(context, "number") : "";
        String days = Arrays.stream(DayOfWeek.values())
                .filter(day -> context.request().getFormAttribute(field(day)) != null)
                .map(day -> number + day.name().substring(0, WEEKDAY_LENGTH))
                .collect(Collectors.joining(","));
        if (days.isEmpty()) {
            throw Failure.badInput(Text.of("refusal-delivery.no-weekday"));
        }
        return days;
    }

    /** The value of a frequency in the form. */
    public static String field(Frequency frequency) {
        return frequency.name().toLowerCase(Locale.ROOT);
    }

    /** The name of the box of a day. */
    public static String field(DayOfWeek day) {
        return "day-" + day.name().toLowerCase(Locale.ROOT);
    }

    /** Whether the box of a day is ticked; Tuesday's is in a form that was not sent. */
    public static boolean isTicked(FormValues form, DayOfWeek day) {
        return form.texts().isEmpty() ? day == USUAL_DAY : form.texts().containsKey(field(day));
    }

    /** Its short name in the reader's language. */
    public static String shortName(PageContext page, DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT_STANDALONE, page.language().locale());
    }

    /** The largest number of days, weeks or months. */
    public static int maxInterval() {
        return Recurrence.MAX_INTERVAL;
    }
}
