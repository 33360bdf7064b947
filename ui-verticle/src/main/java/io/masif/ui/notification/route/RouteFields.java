package io.masif.ui.notification.route;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.http.TextInput;
import io.masif.ui.language.Text;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * The fields of a route as a form or a program gives them.
 *
 * @param kind a word
 * @param events words
 */
public record RouteFields(String name, String kind, String target, Collection<String> events, long securityDays) {
    /** The most characters of a name. */
    public static final int MAX_NAME = 63;

    /** The most days after which a security update is overdue. */
    public static final int MAX_DAYS = 365;

    /** The days that are usual. */
    public static final int USUAL_DAYS = 7;

    /** @throws Failure as bad input, with a sentence about the first field that is wrong */
    public RouteDefinition parse() {
        if (!TextInput.isValid(name, MAX_NAME)) {
            throw Failure.badInput(Text.of("refusal-notification.name", MAX_NAME, Quote.of(name)));
        }
        RouteKind parsedKind = RouteKind.of(kind)
                .orElseThrow(() -> Failure.badInput(Text.of("refusal-notification.kind", Quote.of(kind))));
        String parsedTarget =
                switch (parsedKind) {
                    case WEBHOOK -> WebhookUrl.parse(target);
                    case MAIL -> MailAddresses.parse(target);
                };
        return new RouteDefinition(name, parsedKind, parsedTarget, parseEvents(), parseDays());
    }

    private Set<NotificationEvent> parseEvents() {
        Set<NotificationEvent> parsed = EnumSet.noneOf(NotificationEvent.class);
        for (String word : events) {
            parsed.add(NotificationEvent.findChoice(word)
                    .orElseThrow(() -> Failure.badInput(
                            Text.of("refusal-notification.event", NotificationEvent.choiceWords(), Quote.of(word)))));
        }
        if (parsed.isEmpty()) {
            throw Failure.badInput(Text.of("refusal-notification.no-event", NotificationEvent.choiceWords()));
        }
        return parsed;
    }

    private int parseDays() {
        if (securityDays < 1 || securityDays > MAX_DAYS) {
            throw Failure.badInput(Text.of("refusal-notification.days", MAX_DAYS, securityDays));
        }
        return (int) securityDays;
    }
}
