package io.masif.ui.attempt;

import io.masif.text.Quote;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;

/**
 * What somebody tried.
 *
 * @param actor the name of the operator, or the name that was sent
 * @param detail the details that the history stores, all of them texts
 */
record RefusedAttempt(String actor, JsonObject detail) {
    private static final int MAX_NAME_LENGTH = 64;

    RefusedAttempt {
        actor = Quote.truncate(actor, MAX_NAME_LENGTH);
    }

    /** The details in a line of the log. */
    String describe() {
        return detail.stream()
                .map(entry -> entry.getKey() + "=" + Quote.word((String) entry.getValue()))
                .collect(Collectors.joining(" "));
    }
}
