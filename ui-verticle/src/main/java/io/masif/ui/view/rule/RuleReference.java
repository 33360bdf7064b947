package io.masif.ui.view.rule;

/**
 * Names a version of a rule.
 *
 * @param rule the number of the rule
 * @param versionId the number of the version among those of all rules
 * @param name as that version names the rule
 * @param version from 1 on
 */
public record RuleReference(int rule, long versionId, String name, int version) {
    /** {@code Security nightly v3}. */
    @Override
    public String toString() {
        return name + " v" + version;
    }
}
