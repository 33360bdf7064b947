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
 * Computes which hosts belong to groups, in small steps: after a change of hosts for these only, after a change of a group
 * for all hosts.
 */
public final class Membership {
    private final MemberSource hosts;
    /** The groups that are not removed. */
    private final Map<Integer, StoredGroup> groups = new TreeMap<>();
    /** The members as they were computed last, of groups whose stored members differ. */
    private final Map<Integer, HostSet> unsaved = new TreeMap<>();
    /** The groups whose members have to be computed from all hosts. */
    private final Set<Integer> changedGroups = new TreeSet<>();
    /** The hosts that may have become or ceased to be members, by group. */
    private final Map<Integer, RoaringBitmap> candidates = new TreeMap<>();

    Membership(MemberSource hosts) {
        this.hosts = hosts;
    }

    /** A group was read. */
    void put(StoredGroup group) {
        int id = group.id();
        StoredGroup previous = groups.remove(id);
        HostSet computed = previous == null ? null : unsaved.getOrDefault(id, previous.members());
        unsaved.remove(id);
        if (group.isRemoved()) {
            changedGroups.remove(id);
            candidates.remove(id);
            return;
        }
        groups.put(id, group);
        // another UI may have written what it computed from earlier labels
        if (!group.members().equals(computed) || !previous.definition().isSameChoice(group.definition())) {
            changedGroups.add(id);
        }
    }

    /**
     * Computes the members after the changes.
     *
     * @param isTimeUp checked after each group
     * @return whether all members are computed; else it has to be called again
     */
    public boolean compute(BooleanSupplier isTimeUp) {
        addCandidates(hosts.takeChanged());
        boolean isInTime = true;
        for (Iterator<Integer> ids = List.copyOf(changedGroups).iterator(); ids.hasNext() && isInTime; ) {
            computeAll(ids.next());
            isInTime = !isTimeUp.getAsBoolean();
        }
        for (Iterator<Integer> ids = List.copyOf(candidates.keySet()).iterator(); ids.hasNext() && isInTime; ) {
            computeSome(ids.next());
            isInTime = !isTimeUp.getAsBoolean();
        }
        return changedGroups.isEmpty() && candidates.isEmpty();
    }

    private void addCandidates(RoaringBitmap changed) {
        if (!changed.isEmpty()) {
            groups.keySet()
                    .forEach(id -> candidates.merge(id, changed, (before, more) -> RoaringBitmap.or(before, more)));
        }
    }

    private void computeAll(int id) {
        changedGroups.remove(id);
        candidates.remove(id);
        setComputed(id, find(groups.get(id).definition(), hosts.ids()));
    }

    private void computeSome(int id) {
        StoredGroup group = groups.get(id);
        RoaringBitmap some = candidates.remove(id);
        RoaringBitmap members = unsaved.getOrDefault(id, group.members()).toBitmap();
        members.andNot(some);
        members.or(find(group.definition(), some));
        setComputed(id, members);
    }

    private void setComputed(int id, RoaringBitmap members) {
        HostSet computed = HostSet.of(members);
        if (computed.equals(groups.get(id).members())) {
            unsaved.remove(id);
        } else {
            unsaved.put(id, computed);
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
        return unsaved.keySet().stream().map(groups::get).toList();
    }

    /** The members of an {@linkplain #findOutdated outdated} group as they were computed last. */
    public HostSet getComputed(int group) {
        return unsaved.get(group);
    }
}
