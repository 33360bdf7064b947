package io.masif.ui.fleet;

import io.netty.util.collection.IntObjectHashMap;
import java.util.Map;

/** Counts the changes of a fleet, so that what was computed before the last change that matters is computed again. */
final class ChangeLog {
    private final Map<Integer, Long> byAction = new IntObjectHashMap<>();
    private long last;
    private long blocked;
    private long decisions;
    private long everything;

    /** Hosts that plan the action, or the outcomes of its executions, changed. */
    void changed(int action) {
        byAction.put(action, ++last);
    }

    /** Blocked actions of a host changed. */
    void blockedChanged() {
        blocked = ++last;
    }

    void decisionsChanged() {
        decisions = ++last;
    }

    void everythingChanged() {
        everything = ++last;
    }

    /** The number of the last change. */
    long last() {
        return last;
    }

    long blocked() {
        return blocked;
    }

    long decisions() {
        return decisions;
    }

    /** The number of the last change of one of the actions, or of everything. */
    long lastOf(int[] actions) {
        long latest = everything;
        for (int action : actions) {
            Long changed = byAction.get(action);
            if (changed != null && changed > latest) {
                latest = changed;
            }
        }
        return latest;
    }
}
