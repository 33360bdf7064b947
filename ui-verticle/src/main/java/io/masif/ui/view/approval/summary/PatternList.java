package io.masif.ui.view.approval.summary;

import io.masif.domain.ApprovalPattern;
import java.util.List;

/**
 * The actions of a decision or of a revocation.
 *
 * @param first the first of them, or all
 * @param count how many there are
 */
public record PatternList(List<ApprovalPattern> first, int count) {
    public PatternList {
        first = List.copyOf(first);
    }

    /** All of these. */
    public static PatternList all(List<ApprovalPattern> patterns) {
        return new PatternList(patterns, patterns.size());
    }
}
