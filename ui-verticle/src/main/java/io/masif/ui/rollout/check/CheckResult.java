package io.masif.ui.rollout.check;

/**
 * What a check was answered.
 *
 * @param problem what is wrong, a sentence; null if it is good
 */
public record CheckResult(String problem) {
    /** Nothing is wrong. */
    static final CheckResult GOOD = new CheckResult(null);

    public boolean isGood() {
        return problem == null;
    }
}
