package io.masif.ui.rollout.check;

import io.masif.ui.language.Text;

/**
 * What a check was answered.
 *
 * @param problem what is wrong, a sentence; null if it is good
 */
public record CheckResult(String problem) {
    /** Nothing is wrong. */
    static final CheckResult GOOD = new CheckResult(null);

    /** The problem is stored in English, and shown in the language of each reader. */
    static CheckResult of(Text problem) {
        return new CheckResult(problem.english());
    }

    public boolean isGood() {
        return problem == null;
    }
}
