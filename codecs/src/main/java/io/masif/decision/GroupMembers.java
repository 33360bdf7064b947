package io.masif.decision;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which hosts are in which groups at one moment, by their numbers in the database, and which hosts are classified: of the others,
 * which have joined since, it is not known in which groups they are. Immutable.
 */
public final class GroupMembers {
    /** Stands for the classified hosts where there is the number of a group. No group has it. */
    public static final int CLASSIFIED = 0;

    /** No groups. */
    public static final GroupMembers NONE = new GroupMembers(Map.of());

    private final Map<Integer, HostSet> byGroup;

    private GroupMembers(Map<Integer, HostSet> byGroup) {
        this.byGroup = byGroup;
    }

    /** The same after a change: the members of some groups, which are new or replaced. */
    public GroupMembers with(Map<Integer, HostSet> changed) {
        Map<Integer, HostSet> all = new HashMap<>(byGroup);
        all.putAll(changed);
        return new GroupMembers(all);
    }

    /** The members of a group; none if it is unknown. */
    public HostSet get(int group) {
        return byGroup.getOrDefault(group, HostSet.NONE);
    }

    /** The hosts of which it is known in which groups they are. */
    public HostSet classified() {
        return get(CLASSIFIED);
    }

    /** The hosts that are in at least one of the groups. */
    public HostSet union(GroupSet groups) {
        if (groups.ids().size() == 1) {
            return get(groups.ids().first());
        }
        RoaringBitmap hosts = new RoaringBitmap();
        groups.ids().forEach(group -> get(group).addTo(hosts));
        return HostSet.of(hosts);
    }

    /** The groups that the host is in. */
    public SortedSet<Integer> findGroups(int host) {
        SortedSet<Integer> groups = new TreeSet<>();
        byGroup.forEach((group, members) -> {
            if (group != CLASSIFIED && members.contains(host)) {
                groups.add(group);
            }
        });
        return groups;
    }

    /** The groups whose members differ from those at another moment; {@link #CLASSIFIED} among them if other hosts are. */
    public Set<Integer> findChanged(GroupMembers other) {
        Set<Integer> groups = new HashSet<>(byGroup.keySet());
        groups.addAll(other.byGroup.keySet());
        groups.removeIf(group -> Objects.equals(get(group), other.get(group)));
        return groups;
    }
}
