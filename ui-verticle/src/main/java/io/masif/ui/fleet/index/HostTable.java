package io.masif.ui.fleet.index;

import io.masif.domain.label.LabelSelector;
import io.masif.domain.label.Labels;
import io.masif.domain.label.Requirement;
import io.masif.ui.fleet.label.LabelTable;
import io.masif.ui.fleet.label.NameHosts;
import io.masif.ui.fleet.member.MemberSource;
import io.masif.ui.store.HostRecord;
import io.netty.util.collection.IntObjectHashMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/** The hosts of the index, by number and by name, which of them are silent, and which have which labels. */
public final class HostTable implements MemberSource {
    private final ChangeLog changes;
    private final IntObjectHashMap<HostRecord> hosts = new IntObjectHashMap<>();
    private final RoaringBitmap ids = new RoaringBitmap();
    /** The hosts that may have other labels, or that were added or removed, since the last call of {@link #takeChanged}. */
    private RoaringBitmap relabelled = new RoaringBitmap();

    private final Map<String, Integer> idsByName = new TreeMap<>();
    private final SilentHosts silent;
    private final LabelTable labels = new LabelTable();
    private final NameHosts namedHosts = new NameHosts(id -> get(id).name());
    /** The numbers of the hosts by name; null after a host was added or removed. */
    private int[] sortedIds;

    /** @param mayBeQuiet whether a host reports nothing while that is so */
    HostTable(ChangeLog changes, Predicate<HostRecord> mayBeQuiet) {
        this.changes = changes;
        this.silent = new SilentHosts(changes, mayBeQuiet);
    }

    /** Puts or replaces a host. Returns the previous one; null if there was none. */
    HostRecord put(HostRecord host) {
        Integer previousId = idsByName.put(host.name(), host.id());
        sortedIds = previousId != null && previousId == host.id() ? sortedIds : null;
        changes.recordHostChange(host.id());
        silent.update(host);
        HostRecord previous = hosts.put(host.id(), host);
        ids.add(host.id());
        if (previous == null || !previous.name().equals(host.name())) {
            namedHosts.put(host.id());
        }
        if (labels.put(previous, host)) {
            relabelled.add(host.id());
        }
        return previous;
    }

    /** Replaces the labels that operators gave to a host, if it exists. */
    public void putLabels(int id, Labels byOperators) {
        HostRecord host = hosts.get(id);
        if (host != null) {
            labels.putByOperators(host, byOperators);
            relabelled.add(id);
            changes.recordHostChange(id);
        }
    }

    void remove(HostRecord host) {
        hosts.remove(host.id());
        ids.remove(host.id());
        relabelled.add(host.id());
        idsByName.remove(host.name(), host.id());
        sortedIds = null;
        silent.remove(host.id());
        labels.remove(host);
    }

    /** These hosts were last seen at those moments; nothing else changed. Whether others are silent now. */
    public boolean updateLastSeen(Map<Integer, Instant> moments) {
        boolean isChanged = false;
        for (Map.Entry<Integer, Instant> each : moments.entrySet()) {
            HostRecord host =
                    hosts.computeIfPresent(each.getKey(), (same, stored) -> stored.withLastSeen(each.getValue()));
            isChanged |= host != null && silent.update(host);
        }
        return isChanged;
    }

    /** From now on hosts are silent that were last seen before that moment. Whether others are silent now. */
    public boolean setSilentBefore(Instant moment) {
        silent.setBefore(moment);
        boolean isChanged = false;
        for (HostRecord host : hosts.values()) {
            isChanged |= silent.update(host);
        }
        return isChanged;
    }

    /** At that moment it was read when hosts were last seen, of those that had not been seen for that time. */
    public void setLastSeenRead(Instant moment, Duration after) {
        silent.setRead(moment, after);
    }

    /** The hosts of a set that are silent after another time; the usual one, until it has been read when they were last seen. */
    public RoaringBitmap findSilent(RoaringBitmap some, Duration after) {
        return silent.findBefore(after)
                .map(before -> find(RoaringBitmap.and(some, ids), host -> silent.isSilent(host, before)))
                .orElseGet(() -> RoaringBitmap.and(some, silent.all()));
    }

    /** The silent hosts; not to be changed. */
    public RoaringBitmap silent() {
        return silent.all();
    }

    /** The host of that number; null if there is none. */
    HostRecord get(int id) {
        return hosts.get(id);
    }

    /** The host of that name; null if there is none. */
    HostRecord get(String name) {
        Integer id = idsByName.get(name);
        return id == null ? null : hosts.get(id);
    }

    /** All hosts by name. */
    public List<HostRecord> all() {
        return Arrays.stream(sortedIds()).mapToObj(id -> hosts.get(id)).toList();
    }

    /** The hosts of a set that match, by name. */
    public List<HostRecord> list(RoaringBitmap some, Predicate<HostRecord> condition) {
        List<HostRecord> found = new ArrayList<>();
        for (int id : sortedIds()) {
            if (some.contains(id) && condition.test(hosts.get(id))) {
                found.add(hosts.get(id));
            }
        }
        return found;
    }

    private int[] sortedIds() {
        if (sortedIds == null) {
            sortedIds = idsByName.values().stream().mapToInt(Integer::intValue).toArray();
        }
        return sortedIds;
    }

    @Override
    public RoaringBitmap ids() {
        return ids.clone();
    }

    /** The numbers of the hosts that match. */
    public RoaringBitmap find(Predicate<HostRecord> condition) {
        return find(ids, condition);
    }

    /** The numbers of the hosts of a set that match; a new set. */
    public RoaringBitmap find(RoaringBitmap some, Predicate<HostRecord> condition) {
        RoaringBitmap found = new RoaringBitmap();
        some.forEach((int id) -> {
            if (condition.test(hosts.get(id))) {
                found.add(id);
            }
        });
        return found;
    }

    /** The numbers of the hosts that a selector chooses; a new set. */
    public RoaringBitmap find(LabelSelector selector) {
        return find(selector, ids);
    }

    /** Names are compared last, and only those of the hosts that are left. */
    @Override
    public RoaringBitmap find(LabelSelector selector, RoaringBitmap candidates) {
        RoaringBitmap found = RoaringBitmap.and(ids, candidates);
        for (Requirement each : selector.requirements()) {
            if (!(each instanceof Requirement.NameMatches)) {
                labels.retain(found, each);
            }
        }
        for (Requirement each : selector.requirements()) {
            if (each instanceof Requirement.NameMatches name) {
                namedHosts.retain(found, name.pattern());
            }
        }
        return found;
    }

    @Override
    public RoaringBitmap takeChanged() {
        RoaringBitmap changed = relabelled;
        relabelled = new RoaringBitmap();
        return changed;
    }

    /** The labels of all hosts. */
    public LabelTable labels() {
        return labels;
    }

    public int size() {
        return hosts.size();
    }
}
