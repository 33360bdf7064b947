package io.masif.ui.fleet.rollout;

import io.masif.ui.rollout.store.Rollout;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rollouts by number: those that have not ended, and those that ended in the last week. */
public final class RolloutTable {
    private final Map<Long, Rollout> byId = new TreeMap<>(Comparator.reverseOrder());

    /** All of them, the newest first. */
    public List<Rollout> all() {
        return List.copyOf(byId.values());
    }

    /** The rollout of that number; null if it is not here. */
    public Rollout get(long id) {
        return byId.get(id);
    }

    /** The revision of each. */
    Map<Long, Long> revisions() {
        return byId.values().stream().collect(Collectors.toMap(Rollout::id, Rollout::revision));
    }

    /** Keeps those of these numbers, and adds or replaces others. */
    void update(Set<Long> ids, Collection<Rollout> changed) {
        byId.keySet().retainAll(ids);
        changed.forEach(each -> byId.put(each.id(), each));
    }
}
