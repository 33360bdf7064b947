package io.masif.ui.fleet.member;

import io.masif.decision.GroupMembers;
import io.masif.decision.HostSet;
import io.masif.ui.group.StoredGroup;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The groups of the index, with the members that are stored for them: those by which masters answer. */
public final class GroupTable {
    private final Map<Integer, StoredGroup> byId = new HashMap<>();
    private final Map<String, StoredGroup> present = new HashMap<>();
    private final Membership membership;
    private GroupMembers members = GroupMembers.NONE;
    private long revision;

    public GroupTable(MemberSource hosts) {
        membership = new Membership(hosts);
    }

    /** Puts or replaces groups. */
    public void put(Collection<StoredGroup> groups) {
        Map<Integer, HostSet> changed = new HashMap<>();
        for (StoredGroup group : groups) {
            StoredGroup previous = byId.put(group.id(), group);
            if (previous != null) {
                present.remove(previous.name(), previous);
            }
            changed.put(group.id(), group.members());
            membership.put(group);
        }
        byId.values().stream().filter(each -> !each.isRemoved()).forEach(each -> present.put(each.name(), each));
        members = members.with(changed);
    }

    /** From now on these hosts are classified. */
    public void putClassified(HostSet hosts) {
        members = members.with(Map.of(GroupMembers.CLASSIFIED, hosts));
    }

    /** All groups have been put as they were at that revision. */
    public void setRevision(long latest) {
        revision = latest;
    }

    /** Up to which revision groups have been put. */
    public long revision() {
        return revision;
    }

    /** The group of that number, also a removed one; null if there is none. */
    public StoredGroup get(int id) {
        return byId.get(id);
    }

    /** The group of that name that is not removed; null if there is none. */
    public StoredGroup get(String name) {
        return present.get(name);
    }

    /** The groups that are not removed, by name. */
    public List<StoredGroup> all() {
        return present.values().stream()
                .sorted(Comparator.comparing(StoredGroup::name))
                .toList();
    }

    /** The names of all groups by number, also of removed ones. */
    public Map<Integer, String> names() {
        return byId.values().stream().collect(Collectors.toMap(StoredGroup::id, StoredGroup::name));
    }

    /** Which hosts are in which groups, as the database has it. */
    public GroupMembers members() {
        return members;
    }

    /** Which hosts should be in which groups by now. */
    public Membership membership() {
        return membership;
    }
}
