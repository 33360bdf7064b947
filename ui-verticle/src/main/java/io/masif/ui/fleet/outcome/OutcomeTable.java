package io.masif.ui.fleet.outcome;

import io.masif.decision.RetryIndex;
import io.masif.ui.store.run.Outcome;
import io.netty.util.collection.IntObjectHashMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * The outcomes of all actions. Where the sets of hosts are not enough to apply a change, the host and the action are
 * recorded as unclear, and their last outcome has to be read from the database.
 */
public final class OutcomeTable {
    private final Map<Integer, Outcomes> byAction = new IntObjectHashMap<>();
    private final Map<Integer, RoaringBitmap> unclear = new HashMap<>();
    /** The actions that differ from the stored snapshot. */
    private final RoaringBitmap changed = new RoaringBitmap();

    private RetryIndex retries = RetryIndex.EMPTY;

    /** The retries that were requested. */
    public RetryIndex retries() {
        return retries;
    }

    /** Replaces the retries. */
    public void putRetries(RetryIndex current) {
        retries = current;
    }

    /** The outcomes of an action; null if there are none. */
    public Outcomes get(int action) {
        return byAction.get(action);
    }

    /** The numbers of the actions that have outcomes. */
    public List<Integer> actions() {
        return List.copyOf(byAction.keySet());
    }

    /**
     * Replaces the outcome of an action on a host.
     *
     * @param isPlannedAgain whether the host planned the action again after it was done
     * @param isRestart whether the action is the same each time
     */
    public void put(int host, int action, Outcome outcome, boolean isPlannedAgain, boolean isRestart) {
        byAction.computeIfAbsent(action, id -> new Outcomes()).put(host, outcome, isPlannedAgain, isRestart);
        changed.add(action);
    }

    /** Replaces all outcomes of an action. */
    public void replace(int action, Outcomes outcomes) {
        byAction.put(action, outcomes);
        changed.add(action);
    }

    /** Puts what was stored of an action, for these hosts only. */
    public void putStored(int action, Outcomes outcomes, RoaringBitmap hosts) {
        if (outcomes.retain(hosts)) {
            changed.add(action);
        }
        byAction.put(action, outcomes);
    }

    /** Removes the outcome of an action on a host. */
    public void remove(int host, int action) {
        Outcomes outcomes = byAction.get(action);
        if (outcomes != null && outcomes.remove(host)) {
            changed.add(action);
        }
    }

    /** Removes all outcomes of these hosts. */
    public void removeHosts(RoaringBitmap hosts) {
        byAction.forEach((action, outcomes) -> {
            if (outcomes.removeAll(hosts)) {
                changed.add(action);
            }
        });
    }

    /**
     * The plan of a host changed.
     *
     * @param isPlanned whether the action is in the host's plan now
     */
    public void onPlanChanged(int host, int action, boolean isPlanned) {
        Outcomes outcomes = byAction.get(action);
        if (outcomes == null) {
            return;
        }
        if (isPlanned && outcomes.isDone(host)) {
            // whether the host planned it again since then depends on the time of the run
            addUnclear(host, action);
        } else if (!isPlanned && outcomes.endPlannedAgain(host)) {
            changed.add(action);
        }
    }

    /**
     * The plans of many hosts changed.
     *
     * @param planning the hosts that plan the action now
     */
    public void onPlansChanged(RoaringBitmap hosts, int action, RoaringBitmap planning) {
        Outcomes outcomes = byAction.get(action);
        if (outcomes.endPlannedAgain(hosts, planning)) {
            changed.add(action);
        }
        RoaringBitmap doneAndPlanned = outcomes.selectDone(RoaringBitmap.and(hosts, planning));
        if (!doneAndPlanned.isEmpty()) {
            unclear.computeIfAbsent(action, id -> new RoaringBitmap()).or(doneAndPlanned);
        }
    }

    /** Records that the last outcome of an action on a host has to be read from the database. */
    public void addUnclear(int host, int action) {
        unclear.computeIfAbsent(action, id -> new RoaringBitmap()).add(host);
    }

    /** Hosts by action whose last outcome has to be read from the database; they are not recorded any more. */
    public Map<Integer, RoaringBitmap> takeUnclear() {
        Map<Integer, RoaringBitmap> drained = new HashMap<>(unclear);
        unclear.clear();
        return drained;
    }

    /** Records that the outcomes of an action differ from those that are stored. */
    public void recordChange(int action) {
        changed.add(action);
    }

    /** The actions whose outcomes changed since the last call. */
    public RoaringBitmap takeChanged() {
        RoaringBitmap drained = changed.clone();
        changed.clear();
        return drained;
    }

    /** Releases memory that was reserved for more hosts. */
    public void trim(int action) {
        byAction.get(action).trim();
    }
}
