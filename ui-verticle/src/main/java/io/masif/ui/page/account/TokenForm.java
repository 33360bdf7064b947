package io.masif.ui.page.account;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.http.TextInput;
import io.masif.ui.language.Text;
import io.masif.ui.page.TextField;
import io.masif.ui.view.operator.Role;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;

/**
 * The form by which an operator makes a token.
 *
 * @param lifetime after which it expires
 */
record TokenForm(String name, Role role, Duration lifetime) {
    /** After how many days a token may expire. */
    static final List<Integer> LIFETIMES = List.of(7, 30, 90, 365);

    private static final int MAX_NAME_LENGTH = 64;

    /**
     * Reads the form.
     *
     * @param own the operator's own role, which the token's must not exceed
     * @throws Failure as bad input, with a sentence
     */
    static TokenForm read(RoutingContext context, Role own) {
        return new TokenForm(readName(context), readRole(context, own), readLifetime(context));
    }

    private static String readName(RoutingContext context) {
        String name = TextField.read(context, "name").strip();
        if (name.isEmpty() || !TextInput.isValid(name, MAX_NAME_LENGTH)) {
            throw Failure.badInput(Text.of("refusal.token-name", MAX_NAME_LENGTH));
        }
        return name;
    }

    private static Role readRole(RoutingContext context, Role own) {
        String word = TextField.read(context, "role");
        return Role.of(word)
                .filter(own::includes)
                .orElseThrow(() -> Failure.badInput(
                        Text.of("refusal.token-role", Text.of("common.role." + own.word()), Quote.of(word))));
    }

    private static Duration readLifetime(RoutingContext context) {
        long days = TextField.readNumber(context, "days");
        if (LIFETIMES.stream().noneMatch(each -> each == days)) {
            throw Failure.badInput(Text.of("refusal.token-days", LIFETIMES.toString(), days));
        }
        return Duration.ofDays(days);
    }
}
