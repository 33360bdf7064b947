package io.masif.ui.view.rule;

import java.time.Instant;
import java.util.Locale;

/** Whether a rule makes decisions. */
public enum RuleState {
    /** It does. */
    ENABLED,
    /** It will, from a later moment on. */
    SCHEDULED,
    /** It did until its end. */
    ENDED,
    /** It does not until an operator enables it. */
    DISABLED;

    /** The state of a version at that moment. */
    public static RuleState of(RuleDefinition rule, Instant now) {
        if (!rule.isEnabled()) {
            return DISABLED;
        }
        if (rule.validity().isEnded(now)) {
            return ENDED;
        }
        Instant from = rule.validity().from();
        return from != null && from.isAfter(now) ? SCHEDULED : ENABLED;
    }

    /** The word in the API and in addresses: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
