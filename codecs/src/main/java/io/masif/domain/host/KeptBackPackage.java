package io.masif.domain.host;

import io.masif.text.Quote;
import io.masif.text.TextRules;

/**
 * A package that could be upgraded, but is not in the plan.
 *
 * @param packageName with its architecture if that is foreign
 * @param reason a sentence for a person, such as {@code held on this host}
 */
public record KeptBackPackage(String packageName, String reason) {
    private static final int MAX_REASON_LENGTH = 500;

    public KeptBackPackage {
        packageName = TextRules.toLine(packageName);
        reason = Quote.line(reason, MAX_REASON_LENGTH);
    }
}
