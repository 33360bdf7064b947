package io.masif.ui.view.rule;

import java.time.Instant;
import java.util.Optional;

/**
 * A version of a rule. It is never edited: a change of the rule is another version.
 *
 * @param id the number of the version among those of all rules
 * @param rule the number of the rule
 * @param number from 1 on
 * @param author the operator who made this version
 * @param comment null if there is none
 */
public record RuleVersion(
        long id, int rule, int number, RuleDefinition definition, String author, String comment, Instant created) {
    /** How it is named elsewhere. */
    public RuleReference reference() {
        return new RuleReference(rule, id, definition.name(), number);
    }

    /**
     * From when on it approves a matching action; empty if that moment comes after its end.
     *
     * @param firstSeen when a host reported the action for the first time
     */
    public Optional<Instant> findApprovalTime(Instant firstSeen) {
        Instant mature = firstSeen.plus(definition.minimumAge());
        Instant from = definition.validity().from();
        Instant time = from != null && from.isAfter(mature) ? from : mature;
        return definition.validity().isEnded(time) ? Optional.empty() : Optional.of(time);
    }

    /** Whether it makes decisions at that moment, or later. */
    public boolean isActive(Instant now) {
        return definition.isEnabled() && !definition.validity().isEnded(now);
    }
}
