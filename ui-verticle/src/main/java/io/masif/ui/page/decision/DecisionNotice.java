package io.masif.ui.page.decision;

import io.masif.failure.Failure;
import io.masif.ui.decision.StoredDecision;
import io.masif.ui.language.Text;

/** The sentence about the outcome of a form that was sent before, or whose decision was in force already. */
final class DecisionNotice {
    private DecisionNotice() {}

    /** The key of the sentence, see {@link io.masif.ui.language.Texts}; a conflict if the decision has ended since. */
    static String findKey(DecisionChoice choice, StoredDecision stored) {
        String noun = choice.kind().noun();
        return switch (stored.state()) {
            case CREATED -> "decision.made." + noun;
            case IN_FORCE -> "decision.in-force." + noun;
            case REVOKED -> throw createEnded(noun + "-revoked", stored);
            case EXPIRED -> throw createEnded(noun + "-expired", stored);
        };
    }

    private static Failure createEnded(String reason, StoredDecision stored) {
        return Failure.of(Failure.Code.CONFLICT, Text.of("refusal.ended." + reason, Long.toString(stored.id())));
    }
}
