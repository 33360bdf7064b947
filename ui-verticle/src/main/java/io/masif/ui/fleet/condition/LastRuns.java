package io.masif.ui.fleet.condition;

import io.masif.domain.Result;
import io.masif.ui.store.Outcome;
import io.netty.util.collection.IntObjectHashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** The last run of each host: whether it goes on, and which of its actions failed. */
public final class LastRuns {
    private static final RoaringBitmap NONE = new RoaringBitmap();

    private final Map<Integer, Long> runs = new IntObjectHashMap<>();
    private final Map<Integer, RoaringBitmap> failedActions = new IntObjectHashMap<>();
    private final RoaringBitmap running = new RoaringBitmap();

    /** Adds the outcome of an action; one of an earlier run than the host's last run is ignored. */
    public void put(int host, int action, Outcome outcome) {
        long last = runs.getOrDefault(host, -1L);
        if (outcome.run() < last) {
            return;
        }
        if (outcome.run() > last) {
            runs.put(host, outcome.run());
            failedActions.remove(host);
        }
        if (outcome.ended() == null) {
            running.add(host);
        } else {
            running.remove(host);
        }
        if (outcome.result() == Result.FAILED) {
            failedActions.computeIfAbsent(host, id -> new RoaringBitmap()).add(action);
        }
    }

    public void remove(int host) {
        runs.remove(host);
        failedActions.remove(host);
        running.remove(host);
    }

    /** The hosts whose last run goes on; not to be changed. */
    public RoaringBitmap running() {
        return running;
    }

    /** The actions that failed in the host's last run; not to be changed. */
    public RoaringBitmap failedActions(int host) {
        return failedActions.getOrDefault(host, NONE);
    }
}
