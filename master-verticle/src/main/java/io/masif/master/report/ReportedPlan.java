package io.masif.master.report;

import io.masif.domain.Digest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A plan that a host sent: {@link io.masif.domain.Plan}, without computing any action's digest again.
 *
 * @param actions each once, sorted by its digest
 */
public record ReportedPlan(Digest digest, List<ReportedAction> actions) {
    private static final int LINE_LENGTH = 65;
    private static final int ROW_BYTES = 100;
    private static final int ACTION_NUMBER_BYTES = 8;
    /** About what an action needs with its texts. */
    static final int ACTION_TEXT_BYTES = 400;

    public ReportedPlan {
        actions = List.copyOf(actions);
    }

    /** The approximate size of its row, in bytes. */
    public int estimatedBytes() {
        return ROW_BYTES + actions.size() * ACTION_NUMBER_BYTES;
    }

    /** The approximate size of the rows of its actions, in bytes. */
    public int estimatedActionBytes() {
        return actions.size() * ACTION_TEXT_BYTES;
    }

    /** The plan of these actions, in any order; duplicates count once. */
    public static ReportedPlan of(Collection<ReportedAction> reported) {
        List<ReportedAction> sorted = new ArrayList<>(reported);
        sorted.sort(Comparator.comparing(ReportedAction::digest));
        List<ReportedAction> distinct = new ArrayList<>(sorted.size());
        StringBuilder canonical = new StringBuilder(sorted.size() * LINE_LENGTH);
        Digest previous = null;
        for (ReportedAction each : sorted) {
            if (!each.digest().equals(previous)) {
                canonical
                        .append(previous == null ? "" : "\n")
                        .append(each.digest().hex());
                distinct.add(each);
                previous = each.digest();
            }
        }
        return new ReportedPlan(Digest.ofText(canonical.toString()), distinct);
    }
}
