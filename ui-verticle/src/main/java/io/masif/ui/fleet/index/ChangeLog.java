package io.masif.ui.fleet.index;

import io.netty.util.collection.IntObjectHashMap;
import java.util.Map;

/** Numbers the changes of the index, so that cached results can be compared with the last change that affects them. */
public final class ChangeLog {
    private final Map<Integer, Long> lastChangeByAction = new IntObjectHashMap<>();
    private long lastChange;
    private long lastBlockedChange;
    private long lastDecisionChange;
    private long lastSilenceChange;
    private long lastFullChange;

    /** The hosts that plan the action, or the outcomes of its executions, changed. */
    void recordActionChange(int action) {
        lastChangeByAction.put(action, ++lastChange);
    }

    /** Blocked actions of a host changed. */
    void recordBlockedChange() {
        lastBlockedChange = ++lastChange;
    }

    void recordDecisionChange() {
        lastDecisionChange = ++lastChange;
    }

    /** Records that other hosts are silent, if that is so; returns the argument. */
    boolean recordSilenceChange(boolean isChanged) {
        lastSilenceChange = isChanged ? ++lastChange : lastSilenceChange;
        return isChanged;
    }

    void recordFullChange() {
        lastFullChange = ++lastChange;
    }

    /** The number of the last change. */
    public long lastChange() {
        return lastChange;
    }

    public long lastBlockedChange() {
        return lastBlockedChange;
    }

    public long lastDecisionChange() {
        return lastDecisionChange;
    }

    /** The number of the last change of which hosts are silent. */
    public long lastSilenceChange() {
        return lastSilenceChange;
    }

    /** The number of the last change of one of the actions, or of the whole index. */
    public long lastChangeOf(int[] actions) {
        long latest = lastFullChange;
        for (int action : actions) {
            Long changed = lastChangeByAction.get(action);
            if (changed != null && changed > latest) {
                latest = changed;
            }
        }
        return latest;
    }
}
