package io.masif.ui.fleet.index;

import io.masif.decision.DecisionIndex;
import io.masif.decision.HostSet;
import io.masif.ui.view.approval.StandingApproval;
import io.netty.util.collection.IntObjectHashMap;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The decisions in force, and those that ended lately. Records never change: only new ones are added. */
public final class DecisionsInForce {
    private static final Comparator<StandingApproval> ORDER = Comparator.comparing(
                    (StandingApproval each) -> each.revokedAt() != null)
            .thenComparing(StandingApproval::id, Comparator.reverseOrder());

    private final Map<Long, StandingApproval> byId = new HashMap<>();
    /** As long as a decision has it. */
    private final Map<Long, WeakReference<HostSet>> hostSets = new HashMap<>();

    /** Of the hosts that decisions name, and of those that were removed since the index was built. */
    private final Map<Integer, String> formerHosts = new IntObjectHashMap<>();

    private List<StandingApproval> sorted = List.of();
    private DecisionIndex index = DecisionIndex.EMPTY;

    /** Those in force before those that were revoked, and then the newest first. */
    public List<StandingApproval> all() {
        return sorted;
    }

    /** The one of that number; null if there is none. */
    public StandingApproval get(long id) {
        return byId.get(id);
    }

    /** Those that were not revoked, by what they are about. */
    public DecisionIndex index() {
        return index;
    }

    public Set<Long> ids() {
        return Set.copyOf(byId.keySet());
    }

    /** The set of hosts of that number; null if it has not been read. */
    public HostSet getHostSet(Long id) {
        WeakReference<HostSet> set = hostSets.get(id);
        return set == null ? null : set.get();
    }

    /** Keeps sets of hosts, in addition to those that are here. */
    public void putHostSets(Map<Long, HostSet> added) {
        hostSets.values().removeIf(set -> set.get() == null);
        added.forEach((id, set) -> hostSets.put(id, new WeakReference<>(set)));
    }

    /** Keeps names of hosts that were removed, in addition to those that are here. */
    public void putFormerHosts(Map<Integer, String> names) {
        formerHosts.putAll(names);
    }

    /** The name of a host that was removed; null if no such host is remembered. */
    public String getFormerHost(int id) {
        return formerHosts.get(id);
    }

    /** Adds and replaces decisions, and removes others. */
    void update(Collection<StandingApproval> changed, Collection<Long> removed) {
        byId.keySet().removeAll(removed);
        changed.forEach(each -> byId.put(each.id(), each));
        List<Long> ended = new ArrayList<>(removed);
        changed.stream()
                .filter(each -> each.revokedAt() != null)
                .map(StandingApproval::id)
                .forEach(ended::add);
        index = index.withChanges(
                changed.stream()
                        .filter(each -> each.revokedAt() == null)
                        .map(StandingApproval::decision)
                        .toList(),
                ended);
        sorted = byId.values().stream().sorted(ORDER).toList();
    }

    /** Those that ended by themselves after the one moment, and not after the other. */
    List<StandingApproval> findExpired(Instant after, Instant until) {
        return sorted.stream()
                .filter(each -> each.decision().expires() != null
                        && each.decision().expires().isAfter(after)
                        && !each.decision().expires().isAfter(until))
                .toList();
    }

    /** The first moment after the one given at which a decision ends by itself. */
    public Instant findNextExpiry(Instant now) {
        return sorted.stream()
                .filter(each -> each.isInForce(now))
                .map(each -> each.decision().expires())
                .filter(expires -> expires != null)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
