package io.masif.ui.operator;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import java.util.Optional;
import java.util.Set;

/** The rule for the names of operators: no name can be confused with another one, and HTTP Basic can carry each. */
public final class OperatorName {
    private static final int MAX_LENGTH = 64;

    /** The actors of events that no operator causes. */
    private static final Set<String> RESERVED = Set.of("api", "configuration", "command-line", "others");

    private OperatorName() {}

    /** What is wrong with a name, as the end of a sentence; empty if nothing is. */
    public static Optional<Text> findFault(String name) {
        boolean isVisible = Quote.truncate(name, MAX_LENGTH).equals(name);
        if (name.isBlank() || !isVisible || !name.equals(name.strip()) || name.contains(":")) {
            return Optional.of(Text.of("refusal-operator.operator-name.malformed", MAX_LENGTH));
        }
        return RESERVED.contains(name)
                ? Optional.of(Text.of("refusal-operator.operator-name.reserved", name))
                : Optional.empty();
    }

    /** @throws Failure as bad input if something is wrong with the name */
    public static String require(String name) {
        findFault(name).ifPresent(fault -> {
            throw Failure.badInput(Text.of("refusal-operator.operator-name", fault));
        });
        return name;
    }
}
