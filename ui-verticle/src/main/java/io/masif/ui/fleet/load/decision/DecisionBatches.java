package io.masif.ui.fleet.load.decision;

import io.masif.ui.view.approval.AuthoredDecision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Divides decisions into batches, each of which is applied to the index at once, within a few milliseconds. */
final class DecisionBatches {
    /** Applying a batch takes as long as its decisions have patterns; a decision has at most 5,000. */
    static final int MAX_PATTERNS = 2000;

    private DecisionBatches() {}

    /** Batches of at most {@link #MAX_PATTERNS} patterns, or of one decision that has more. */
    static List<List<AuthoredDecision>> divide(Collection<AuthoredDecision> decisions) {
        List<List<AuthoredDecision>> batches = new ArrayList<>();
        List<AuthoredDecision> batch = new ArrayList<>();
        int patternCount = 0;
        for (AuthoredDecision each : decisions) {
            int size = each.decision().patterns().size();
            if (!batch.isEmpty() && patternCount + size > MAX_PATTERNS) {
                batches.add(batch);
                batch = new ArrayList<>();
                patternCount = 0;
            }
            batch.add(each);
            patternCount += size;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
