package io.masif.ui.fleet.index;

import io.masif.domain.Result;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.Outcome;
import io.netty.util.collection.IntObjectHashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** The last outcome of an action on each host; also as sets of hosts, by which progress is counted. */
public final class Outcomes {
    private final Map<Integer, Outcome> byHost = new IntObjectHashMap<>();
    private final RoaringBitmap running = new RoaringBitmap();
    private final RoaringBitmap done = new RoaringBitmap();
    private final RoaringBitmap failed = new RoaringBitmap();

    /** Keeps the outcome of the latest run. */
    void put(int host, Outcome outcome) {
        byHost.merge(host, outcome, (older, newer) -> newer.replaces(older) ? newer : older);
    }

    void remove(int host) {
        byHost.remove(host);
        running.remove(host);
        done.remove(host);
        failed.remove(host);
    }

    /**
     * Puts the host into the set of its outcome.
     *
     * @param planned whether the action is in the host's plan
     */
    void classify(HostRecord host, boolean planned) {
        Outcome outcome = byHost.get(host.id());
        Result result = outcome == null ? Result.SKIPPED : outcome.result();
        HostSets.setMember(running, host.id(), result == Result.RUNNING);
        HostSets.setMember(failed, host.id(), result == Result.FAILED);
        HostSets.setMember(done, host.id(), result == Result.DONE && !(planned && isPlannedAgain(host, outcome)));
    }

    /** Whether the host planned the action again after it was done, for example after a downgrade by hand. */
    private static boolean isPlannedAgain(HostRecord host, Outcome outcome) {
        return outcome.ended() == null || host.plan().since().isAfter(outcome.ended());
    }

    /** The last outcome on the host; null if there is none. */
    public Outcome get(int host) {
        return byHost.get(host);
    }

    /** The hosts that execute it now; not to be changed. */
    public RoaringBitmap running() {
        return running;
    }

    /** The hosts that executed it and have not planned it again since; not to be changed. */
    public RoaringBitmap done() {
        return done;
    }

    /** The hosts whose last execution failed; not to be changed. */
    public RoaringBitmap failed() {
        return failed;
    }
}
