package io.masif.ui.fleet.member;

import io.masif.decision.HostSet;
import io.masif.ui.group.GroupDefinition;
import io.masif.ui.group.StoredGroup;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.roaringbitmap.RoaringBitmap;

/**
 * Computes which hosts belong to groups, in small steps: after a change of hosts only these are looked at, after a change of a
 * group all hosts, for this group.
 */
public final class Membership {
    private final MemberSource hosts;
    /** The groups that are not removed. */
    private final Map<Integer, StoredGroup> groups = new TreeMap<>();
    /** The members as they were computed last, of groups whose stored members differ. */
    private final Map<Integer, HostSet> outdated = new TreeMap<>();
    /** The groups for which all hosts are to be looked at. */
    private final Set<Integer> unknown = new TreeSet<>();
    /** The hosts that are to be looked at, by group. */
    private final Map<Integer, RoaringBitmap> candidates = new TreeMap<>();

    Membership(MemberSource hosts) {
        this.hosts = hosts;
    }

    /**
     * A group was read.
     *
     * @param previous as it was before; null if it is new
     */
    void put(StoredGroup previous, StoredGroup group) {
        int id = group.id();
        HostSet computed = previous == null ? null : outdated.getOrDefault(id, previous.members());
        outdated.remove(id);
        if (group.isRemoved()) {
            groups.remove(id);
            unknown.remove(id);
            candidates.remove(id);
            return;
        }
        groups.put(id, group);
        // another UI may have written what it computed from earlier labels
        if (!group.members().equals(computed) || !previous.definition().isSameChoice(group.definition())) {
            unknown.add(id);
        }
    }

    /**
     * Looks at hosts that changed.
     *
     * @param isTimeUp is asked after each group
     * @return whether all members are known now; else it is to be called again
     */
    public boolean compute(BooleanSupplier isTimeUp) {
        addCandidates(hosts.takeChanged());
        boolean isInTime = true;
        for (Iterator<Integer> ids = List.copyOf(unknown).iterator(); ids.hasNext() && isInTime; ) {
            computeAll(ids.next());
            isInTime = !isTimeUp.getAsBoolean();
        }
        for (Iterator<Integer> ids = List.copyOf(candidates.keySet()).iterator(); ids.hasNext() && isInTime; ) {
            computeSome(ids.next());
            isInTime = !isTimeUp.getAsBoolean();
        }
        return unknown.isEmpty() && candidates.isEmpty();
    }

    private void addCandidates(RoaringBitmap changed) {
        if (!changed.isEmpty()) {
            groups.keySet()
                    .forEach(id -> candidates.merge(id, changed, (before, more) -> RoaringBitmap.or(before, more)));
        }
    }

    private void computeAll(int id) {
        unknown.remove(id);
        candidates.remove(id);
        setComputed(id, find(groups.get(id).definition(), hosts.ids()));
    }

    private void computeSome(int id) {
        StoredGroup group = groups.get(id);
        RoaringBitmap some = candidates.remove(id);
        RoaringBitmap members = outdated.getOrDefault(id, group.members()).toBitmap();
        members.andNot(some);
        members.or(find(group.definition(), some));
        setComputed(id, members);
    }

    private void setComputed(int id, RoaringBitmap members) {
        HostSet computed = HostSet.of(members);
        if (computed.equals(groups.get(id).members())) {
            outdated.remove(id);
        } else {
            outdated.put(id, computed);
        }
    }

    private RoaringBitmap find(GroupDefinition definition, RoaringBitmap some) {
        return definition.isByHand()
                ? RoaringBitmap.and(
                        RoaringBitmap.and(hosts.ids(), some), definition.named().toBitmap())
                : hosts.find(definition.selector(), some);
    }

    /** The groups whose stored members are not those that were computed last. */
    public Collection<StoredGroup> findOutdated() {
        return outdated.keySet().stream().map(groups::get).toList();
    }

    /** The members of an {@linkplain #findOutdated outdated} group as they were computed last. */
    public HostSet getComputed(int group) {
        return outdated.get(group);
    }
}
