package io.masif.decision;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** All decisions with one pattern. Immutable. */
final class PatternDecisions {
    /** Above so many decisions, the hosts that any of them names are kept as well. */
    private static final int MANY = 512;

    private final ApprovalPattern pattern;
    private final List<Decision> decisions;
    /** Whoever is not in it is approved by none of the decisions; null while there are few, or one names no hosts. */
    private final RoaringBitmap named;

    private PatternDecisions(ApprovalPattern pattern, List<Decision> decisions, RoaringBitmap named) {
        this.pattern = pattern;
        this.decisions = decisions;
        this.named = named;
    }

    static PatternDecisions none(ApprovalPattern pattern) {
        return new PatternDecisions(pattern, List.of(), null);
    }

    ApprovalPattern pattern() {
        return pattern;
    }

    List<Decision> decisions() {
        return decisions;
    }

    boolean isEmpty() {
        return decisions.isEmpty();
    }

    boolean covers(Action action, boolean partOfUpdate) {
        return partOfUpdate ? pattern.coversAsPartOfUpdate(action) : pattern.covers(action);
    }

    /** False if none of the decisions is for one of these hosts; true may be wrong. */
    boolean mayConcern(RoaringBitmap hosts) {
        return named == null || RoaringBitmap.intersects(named, hosts);
    }

    /** The same without the decisions of these numbers, and with others. */
    PatternDecisions with(List<Decision> added, Set<Long> removed) {
        List<Decision> all = new ArrayList<>(decisions.size() + added.size());
        for (Decision decision : decisions) {
            if (!removed.contains(decision.id())) {
                all.add(decision);
            }
        }
        boolean fewer = all.size() < decisions.size();
        all.addAll(added);
        // what is no longer named may stay in it: it is only asked for those that are not
        RoaringBitmap hosts = all.size() <= MANY ? null : named == null || fewer ? named(all) : named(named, added);
        return new PatternDecisions(pattern, List.copyOf(all), hosts);
    }

    private static RoaringBitmap named(List<Decision> all) {
        return named(new RoaringBitmap(), all);
    }

    private static RoaringBitmap named(RoaringBitmap before, List<Decision> more) {
        RoaringBitmap named = before.clone();
        for (Decision decision : more) {
            if (decision.hosts().scope() != Scope.ONLY) {
                return null;
            }
            decision.hosts().hosts().addTo(named);
        }
        return named;
    }

    /** Until when the host may execute an action that the pattern covers; null if it may not. */
    Instant approvedUntil(int host, Action action, Instant now) {
        if (named != null && !named.contains(host)) {
            return null;
        }
        Instant latest = null;
        for (Decision decision : decisions) {
            Instant end = decision.expires() == null ? Instant.MAX : decision.expires();
            boolean later = latest == null || end.isAfter(latest);
            if (later && !decision.hasExpired(now) && decision.applies(host, action)) {
                latest = end;
                if (decision.expires() == null) {
                    return latest;
                }
            }
        }
        return latest;
    }
}
