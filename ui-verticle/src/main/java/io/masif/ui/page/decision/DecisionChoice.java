package io.masif.ui.page.decision;

import io.masif.ui.view.DecisionKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an operator can decide about actions by the form. */
public enum DecisionChoice {
    /** Hosts may execute them. */
    APPROVE,
    /** Hosts may not execute them, even if they are approved, until the decline is revoked. */
    DECLINE,
    /** Hosts may not execute them until a day is over. */
    DEFER;

    /** The word in the form. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of decision that it makes. */
    public DecisionKind kind() {
        return this == APPROVE ? DecisionKind.APPROVAL : DecisionKind.DECLINE;
    }

    static Optional<DecisionChoice> of(String word) {
        return Arrays.stream(values())
                .filter(choice -> choice.word().equals(word))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(DecisionChoice::word).collect(Collectors.joining(", "));
    }
}
