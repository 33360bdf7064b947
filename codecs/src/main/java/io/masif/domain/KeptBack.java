package io.masif.domain;

/**
 * A package that could be upgraded, but is no part of the plan.
 *
 * @param packageName with its architecture if it is a foreign one
 * @param reason a sentence for a person, such as {@code held on this host}
 */
public record KeptBack(String packageName, String reason) {
    private static final int LONGEST_REASON = 500;

    public KeptBack {
        packageName = Texts.line(packageName);
        reason = Quote.line(reason, LONGEST_REASON);
    }
}
