package io.masif.master.plan;

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
public record SentPlan(Digest digest, List<SentAction> actions) {
    private static final int LINE = 65;
    private static final int ROW_WEIGHT = 100;
    private static final int ACTION_WEIGHT = 8;

    public SentPlan {
        actions = List.copyOf(actions);
    }

    /** About how many bytes its row has. */
    int weight() {
        return ROW_WEIGHT + actions.size() * ACTION_WEIGHT;
    }

    /** The plan of these actions; the order has no meaning, and what stands twice counts once. */
    public static SentPlan of(Collection<SentAction> sent) {
        List<SentAction> sorted = new ArrayList<>(sent);
        sorted.sort(Comparator.comparing(SentAction::digest));
        List<SentAction> distinct = new ArrayList<>(sorted.size());
        StringBuilder canonical = new StringBuilder(sorted.size() * LINE);
        Digest before = null;
        for (SentAction each : sorted) {
            if (!each.digest().equals(before)) {
                canonical
                        .append(before == null ? "" : "\n")
                        .append(each.digest().hex());
                distinct.add(each);
                before = each.digest();
            }
        }
        return new SentPlan(Digest.ofText(canonical.toString()), distinct);
    }
}
