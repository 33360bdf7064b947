package io.masif.ui.operator;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.http.TextInput;
import io.masif.ui.language.Text;
import io.masif.ui.view.operator.Role;
import java.time.Duration;
import java.util.List;

/**
 * A token that an operator makes.
 *
 * @param role what it allows
 * @param lifetime after which it expires
 */
public record NewToken(String name, Role role, Duration lifetime) {
    /** After how many days a token may expire. */
    public static final List<Integer> LIFETIMES = List.of(7, 30, 90, 365);

    private static final int MAX_NAME_LENGTH = 64;

    /**
     * The token that was asked for.
     *
     * @param role the word of the role
     * @param own the operator's own role, which the token's must not exceed
     * @throws Failure as bad input, with a sentence
     */
    public static NewToken of(String name, String role, long days, Role own) {
        if (name.isEmpty() || !TextInput.isValid(name, MAX_NAME_LENGTH)) {
            throw Failure.badInput(Text.of("refusal-operator.token-name", MAX_NAME_LENGTH));
        }
        if (LIFETIMES.stream().noneMatch(each -> each == days)) {
            throw Failure.badInput(Text.of("refusal-operator.token-days", LIFETIMES.toString(), days));
        }
        Role granted = Role.of(role)
                .filter(own::includes)
                .orElseThrow(() -> Failure.badInput(
                        Text.of("refusal-operator.token-role", Text.of("common.role." + own.word()), Quote.of(role))));
        return new NewToken(name, granted, Duration.ofDays(days));
    }
}
