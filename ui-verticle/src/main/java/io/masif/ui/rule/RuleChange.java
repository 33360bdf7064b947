package io.masif.ui.rule;

import io.masif.ui.view.rule.RuleDefinition;

/**
 * A version of a rule that an operator wants.
 *
 * @param rule the number of the rule; null for a new one
 * @param basedOn the number of the version that is changed; 0 for a new rule
 * @param comment null if there is none
 * @param isRevoking whether everything that the rule approved, and that is in force, is to be revoked
 */
public record RuleChange(
        Integer rule, int basedOn, RuleDefinition definition, String author, String comment, boolean isRevoking) {
    /** The number of the version that it makes. */
    public int number() {
        return basedOn + 1;
    }
}
