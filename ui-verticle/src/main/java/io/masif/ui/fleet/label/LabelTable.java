package io.masif.ui.fleet.label;

import io.masif.domain.label.Labels;
import io.masif.domain.label.Requirement;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.label.HostLabels;
import io.netty.util.collection.IntObjectHashMap;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** The labels of hosts, and for each label the hosts that have it; kept up to date with every change of a host. */
public final class LabelTable {
    private final Map<Integer, Labels> byOperators = new IntObjectHashMap<>();
    private final Map<String, KeyHosts> byKey = new HashMap<>();
    private final DerivedLabels derived = new DerivedLabels();
    /** The hosts with a label that a person gave. */
    private final RoaringBitmap labelled = new RoaringBitmap();

    /**
     * Puts or replaces a host. One that was removed meanwhile, and came back, has lost the labels that operators gave it.
     *
     * @param previous the host before; null if it is new
     * @return false if it has the same labels as before
     */
    public boolean put(HostRecord previous, HostRecord host) {
        boolean isSame = previous != null && previous.firstSeen().equals(host.firstSeen());
        if (isSame
                && previous.facts().labels().equals(host.facts().labels())
                && previous.facts().platform().equals(host.facts().platform())) {
            return false;
        }
        if (previous != null) {
            removeMember(previous);
        }
        if (!isSame) {
            byOperators.remove(host.id());
        }
        addMember(host);
        return true;
    }

    public void remove(HostRecord host) {
        removeMember(host);
        byOperators.remove(host.id());
    }

    /** Replaces the labels that operators gave to a host. */
    public void putByOperators(HostRecord host, Labels labels) {
        removeMember(host);
        byOperators.put(host.id(), labels);
        addMember(host);
    }

    /** The labels of a host. */
    public HostLabels get(HostRecord host) {
        return HostLabels.of(
                getByOperators(host),
                host.facts().labels(),
                derived.of(host.facts().platform()));
    }

    /** Whether a person gave a label to any host. */
    public boolean hasLabelledHosts() {
        return !labelled.isEmpty();
    }

    /** Removes from the hosts those whose labels do not meet the requirement. */
    public void retain(RoaringBitmap hosts, Requirement requirement) {
        if (requirement instanceof Requirement.In in) {
            hosts.and(getHosts(in.key()).find(in.values()));
        } else if (requirement instanceof Requirement.NotIn notIn) {
            hosts.andNot(getHosts(notIn.key()).find(notIn.values()));
        } else if (requirement instanceof Requirement.Exists exists) {
            hosts.and(getHosts(exists.key()).all());
        } else if (requirement instanceof Requirement.NotExists notExists) {
            hosts.andNot(getHosts(notExists.key()).all());
        }
    }

    private KeyHosts getHosts(String key) {
        return byKey.getOrDefault(key, new KeyHosts());
    }

    private void addMember(HostRecord host) {
        findValues(host).forEach((key, value) -> byKey.computeIfAbsent(key, missing -> new KeyHosts())
                .add(value, host.id()));
        if (!getByOperators(host).isEmpty() || !host.facts().labels().isEmpty()) {
            labelled.add(host.id());
        }
    }

    private void removeMember(HostRecord host) {
        findValues(host).forEach((key, value) -> {
            KeyHosts hosts = byKey.get(key);
            hosts.remove(value, host.id());
            if (hosts.isEmpty()) {
                byKey.remove(key);
            }
        });
        labelled.remove(host.id());
    }

    /** As {@link #get}, without the sources, which is faster: it is called for each host when the index is loaded. */
    private Map<String, String> findValues(HostRecord host) {
        Map<String, String> values =
                new HashMap<>(derived.of(host.facts().platform()).values());
        values.putAll(host.facts().labels().values());
        values.putAll(getByOperators(host).values());
        return values;
    }

    private Labels getByOperators(HostRecord host) {
        return byOperators.getOrDefault(host.id(), Labels.NONE);
    }
}
