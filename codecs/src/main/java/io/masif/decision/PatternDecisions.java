package io.masif.decision;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** All decisions with one pattern. Immutable. */
final class PatternDecisions {
    /** If there are more decisions, the union of their hosts is kept as well. */
    private static final int NAMED_HOSTS_THRESHOLD = 512;

    private final ApprovalPattern pattern;
    /** By number. */
    private final List<Decision> decisions;
    /** The union of the decisions' hosts; null while there are few decisions, or if one is for all hosts. */
    private final RoaringBitmap namedHosts;

    private PatternDecisions(ApprovalPattern pattern, List<Decision> decisions, RoaringBitmap namedHosts) {
        this.pattern = pattern;
        this.decisions = decisions;
        this.namedHosts = namedHosts;
    }

    static PatternDecisions empty(ApprovalPattern pattern) {
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
        return namedHosts == null || RoaringBitmap.intersects(namedHosts, hosts);
    }

    /** The same without the decisions of these numbers, and with others. */
    PatternDecisions withChanges(List<Decision> added, Set<Long> removed) {
        List<Decision> all = new ArrayList<>(decisions.size() + added.size());
        for (Decision decision : decisions) {
            if (!removed.contains(decision.id())) {
                all.add(decision);
            }
        }
        boolean fewer = all.size() < decisions.size();
        all.addAll(added);
        all.sort(Comparator.comparingLong(Decision::id));
        // hosts of removed decisions may remain in it: only the hosts that are missing in it matter
        RoaringBitmap hosts = all.size() <= NAMED_HOSTS_THRESHOLD
                ? null
                : namedHosts == null || fewer ? namedHosts(all) : namedHosts(namedHosts, added);
        return new PatternDecisions(pattern, List.copyOf(all), hosts);
    }

    private static RoaringBitmap namedHosts(List<Decision> all) {
        return namedHosts(new RoaringBitmap(), all);
    }

    private static RoaringBitmap namedHosts(RoaringBitmap before, List<Decision> more) {
        RoaringBitmap namedHosts = before.clone();
        for (Decision decision : more) {
            if (decision.hosts().scope() == Scope.ALL || decision.hosts().scope() == Scope.EXCEPT) {
                return null;
            }
            decision.hosts().hosts().addTo(namedHosts);
        }
        return namedHosts;
    }

    /** The decision that concerns the host with an action that the pattern covers, as {@link DecisionIndex#find}. */
    Decision find(int host, Action action, Instant now) {
        if (namedHosts != null && !namedHosts.contains(host)) {
            return null;
        }
        Decision last = null;
        for (Decision decision : decisions) {
            boolean later = last == null || decision.end().isAfter(last.end());
            if (later && !decision.hasExpired(now) && decision.concerns(host, action)) {
                last = decision;
                if (decision.expires() == null) {
                    return last;
                }
            }
        }
        return last;
    }
}
