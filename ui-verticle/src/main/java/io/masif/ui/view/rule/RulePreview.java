package io.masif.ui.view.rule;

import java.time.Instant;
import java.util.List;

/**
 * What a rule does, would do and would have done.
 *
 * @param past the last actions that it would have approved in the last 30 days, the latest first
 * @param pastCount how many these are
 * @param knownSince since when actions are known; null if there are none
 */
public record RulePreview(RuleForecast forecast, List<PastApproval> past, int pastCount, Instant knownSince) {
    /** How many days it looks back. */
    public static final int DAYS = 30;

    public RulePreview {
        past = List.copyOf(past);
    }
}
