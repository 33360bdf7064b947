package io.masif.domain;

import io.masif.text.Quote;

/**
 * An action of a plan, and the source package that its package is built from. The source is no part of the action's identity:
 * equal actions have equal digests, whether or not it is known.
 *
 * @param source the name of the source package; null if it is that of the package, or unknown
 */
public record PlannedAction(Action action, String source) {
    private static final int MAX_SOURCE_LENGTH = 255;

    /** @throws IllegalArgumentException with a sentence, if the source is not a name that Debian's policy allows (5.6.1) */
    public PlannedAction {
        source = action.packageName().equals(source) ? null : source;
        if (source != null) {
            requireSource(source);
        }
    }

    /** Whether this can be the name of a source package. */
    public static boolean isSource(String text) {
        return text.length() <= MAX_SOURCE_LENGTH && DebianPolicy.isPackageName(text);
    }

    private static void requireSource(String source) {
        if (!isSource(source)) {
            throw new IllegalArgumentException("source must be a name of at most " + MAX_SOURCE_LENGTH
                    + " characters of a-z, 0-9, +, - and ., as Debian's policy says, but is " + Quote.of(source));
        }
    }
}
