package io.masif.ui.fleet.index;

import io.masif.decision.DecisionIndex;
import io.masif.decision.GroupMembers;
import io.masif.decision.HostSet;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.approval.AuthoredDecision;
import io.netty.util.collection.IntObjectHashMap;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The decisions of one kind in force, and those that ended recently. */
public final class DecisionsInForce {
    private static final Comparator<AuthoredDecision> ORDER = Comparator.comparing(
                    (AuthoredDecision each) -> each.revokedAt() != null)
            .thenComparing(AuthoredDecision::id, Comparator.reverseOrder());

    private final Map<Long, AuthoredDecision> byId = new HashMap<>();
    /** Each set is kept as long as a decision, of either kind, refers to it. */
    private final Map<Long, WeakReference<HostSet>> hostSets = new HashMap<>();

    /** The names of removed hosts that decisions name or that were removed since the index was built. */
    private final Map<Integer, String> formerHosts = new IntObjectHashMap<>();

    private final Coverage coverage;
    private List<AuthoredDecision> sorted = List.of();
    private DecisionIndex index = DecisionIndex.EMPTY;
    /** They are not in the index of decisions, and what hosts executed of them is counted still. */
    private List<Long> revoked = List.of();

    DecisionsInForce(FleetActions actions) {
        coverage = new Coverage(actions);
    }

    /** Which actions of the fleet each decision covers. */
    public Coverage coverage() {
        return coverage;
    }

    /** An action was added to the fleet. */
    void onActionAdded(Action action) {
        coverage.invalidate(index.findCovering(action, true));
        revoked.forEach(coverage::remove);
    }

    /** All decisions: those in force first, then the newest first. */
    public List<AuthoredDecision> all() {
        return sorted;
    }

    /** The decision of that number; null if there is none. */
    public AuthoredDecision get(long id) {
        return byId.get(id);
    }

    /** The decisions that were not revoked, by package. */
    public DecisionIndex index() {
        return index;
    }

    public Set<Long> ids() {
        return Set.copyOf(byId.keySet());
    }

    /** The set of hosts of that number; null if it is not here. */
    public HostSet getHostSet(Long id) {
        WeakReference<HostSet> set = hostSets.get(id);
        return set == null ? null : set.get();
    }

    /** Adds sets of hosts. */
    public void putHostSets(Map<Long, HostSet> added) {
        hostSets.values().removeIf(set -> set.get() == null);
        added.forEach((id, set) -> hostSets.put(id, new WeakReference<>(set)));
    }

    /** Adds names of removed hosts. */
    public void putFormerHosts(Map<Integer, String> names) {
        formerHosts.putAll(names);
    }

    /** The name of a removed host; null if it is unknown. */
    public String getFormerHost(int id) {
        return formerHosts.get(id);
    }

    /** Adds and replaces decisions, and removes others. Returns the patterns of all of them. */
    Set<ApprovalPattern> update(Collection<AuthoredDecision> changed, Collection<Long> removed) {
        Set<ApprovalPattern> patterns =
                findPatterns(Stream.concat(changed.stream(), removed.stream().map(byId::get)));
        removed.forEach(coverage::remove);
        byId.keySet().removeAll(removed);
        changed.forEach(each -> byId.put(each.id(), each));
        List<Long> ended = new ArrayList<>(removed);
        changed.stream()
                .filter(each -> each.revokedAt() != null)
                .map(AuthoredDecision::id)
                .forEach(ended::add);
        index = index.withChanges(
                changed.stream()
                        .filter(each -> each.revokedAt() == null)
                        .map(AuthoredDecision::decision)
                        .toList(),
                ended);
        sorted = byId.values().stream().sorted(ORDER).toList();
        revoked = sorted.stream()
                .filter(each -> each.revokedAt() != null)
                .map(AuthoredDecision::id)
                .toList();
        return patterns;
    }

    /** The decisions that name one of the groups, with the members that these have now. */
    List<AuthoredDecision> resolve(Set<Integer> groups, GroupMembers members) {
        return sorted.stream()
                .filter(each ->
                        !Collections.disjoint(each.decision().hosts().groups().ids(), groups))
                .map(each -> each.withMembers(members))
                .toList();
    }

    private static Set<ApprovalPattern> findPatterns(Stream<AuthoredDecision> approvals) {
        return approvals.flatMap(each -> each.decision().patterns().stream()).collect(Collectors.toSet());
    }

    /** The patterns of the decisions that expired after the first moment and until the second. */
    Set<ApprovalPattern> findExpired(Instant after, Instant until) {
        return findPatterns(sorted.stream()
                .filter(each -> each.decision().end().isAfter(after)
                        && !each.decision().end().isAfter(until)));
    }

    /** The next moment at which a decision expires. */
    public Instant findNextExpiry(Instant now) {
        return sorted.stream()
                .filter(each -> each.isInForce(now))
                .map(each -> each.decision().expires())
                .filter(expires -> expires != null)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
