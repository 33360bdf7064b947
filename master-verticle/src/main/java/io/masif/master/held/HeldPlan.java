package io.masif.master.held;

import io.masif.master.store.StoredAction;
import java.util.List;
import java.util.Set;

/** The actions of the plan of some held reports. */
final class HeldPlan {
    private final long id;
    private final List<StoredAction> actions;
    private int useCount;
    private Set<String> lastPackages = Set.of();
    private boolean isConcerned;

    HeldPlan(long id, List<StoredAction> actions) {
        this.id = id;
        this.actions = actions;
    }

    long id() {
        return id;
    }

    List<StoredAction> actions() {
        return actions;
    }

    void addUse() {
        useCount++;
    }

    /** Whether that was the last one. */
    boolean removeUse() {
        useCount--;
        return useCount == 0;
    }

    /**
     * Whether it has an action of one of these packages; null among them means all. Computed once for the same object.
     */
    boolean isConcerned(Set<String> packages) {
        if (packages != lastPackages) {
            lastPackages = packages;
            isConcerned = packages.contains(null)
                    || actions.stream()
                            .anyMatch(each -> packages.contains(each.action().packageName()));
        }
        return isConcerned;
    }
}
