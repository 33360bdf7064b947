package io.masif.ui.fleet;

import io.masif.domain.Result;
import io.netty.util.collection.IntObjectHashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** How the last execution of an action ended on each of its hosts; also as sets of hosts, by which progress is counted. */
final class Outcomes {
    private final Map<Integer, Outcome> byHost = new IntObjectHashMap<>();
    private final RoaringBitmap running = new RoaringBitmap();
    private final RoaringBitmap done = new RoaringBitmap();
    private final RoaringBitmap failed = new RoaringBitmap();

    /** Keeps the outcome of the latest run. */
    void put(int host, Outcome outcome) {
        byHost.merge(host, outcome, (old, young) -> young.replaces(old) ? young : old);
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
    void classify(Host host, boolean planned) {
        Outcome outcome = byHost.get(host.id());
        Result result = outcome == null ? Result.SKIPPED : outcome.result();
        set(running, host.id(), result == Result.RUNNING);
        set(failed, host.id(), result == Result.FAILED);
        set(done, host.id(), result == Result.DONE && !(planned && isPlannedAgain(host, outcome)));
    }

    /** Whether the host came to plan the action after it had been done: by a step back, for example. */
    private static boolean isPlannedAgain(Host host, Outcome outcome) {
        return outcome.ended() == null || host.since().isAfter(outcome.ended());
    }

    private static void set(RoaringBitmap hosts, int host, boolean member) {
        if (member) {
            hosts.add(host);
        } else {
            hosts.remove(host);
        }
    }

    /** The last outcome on the host; null if there is none. */
    Outcome of(int host) {
        return byHost.get(host);
    }

    /** The hosts that execute it now; not to be changed. */
    RoaringBitmap running() {
        return running;
    }

    /** The hosts that executed it, and did not plan it again since; not to be changed. */
    RoaringBitmap done() {
        return done;
    }

    /** The hosts whose last execution failed; not to be changed. */
    RoaringBitmap failed() {
        return failed;
    }
}
