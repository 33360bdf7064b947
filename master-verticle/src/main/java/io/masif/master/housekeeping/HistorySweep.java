package io.masif.master.housekeeping;

import io.masif.master.store.RemovalStore;
import io.masif.master.store.RemovalStore.FoundHost;
import io.masif.master.store.RunRemovalStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Removes what happened long ago: runs, events, sessions, and hosts that are gone. */
final class HistorySweep {
    /** Of runs and hosts, since nobody writes reports while they are removed, and what a run has printed may be long. */
    private static final int FEW = 20;

    private final Steps steps;
    private final Retention retention;

    HistorySweep(Steps steps, Retention retention) {
        this.steps = steps;
        this.retention = retention;
    }

    /** How many runs were removed. */
    Future<Integer> runs() {
        int days = retention.runs();
        return steps.sweep(
                "runs",
                removed -> steps.whileMore(() -> RunRemovalStore.old(steps.connection(), days, FEW)
                        .compose(old -> remove(() -> RunRemovalStore.stillOld(steps.connection(), old, days))
                                .onSuccess(removed::addAndGet)
                                .map(done -> old.size() == FEW))));
    }

    /** How many events were removed. */
    Future<Integer> events() {
        if (retention.events() == 0) {
            return Future.succeededFuture(0);
        }
        return steps.sweep(
                "events",
                removed ->
                        steps.whileMore(() -> RemovalStore.oldEvents(steps.connection(), retention.events(), Steps.ROWS)
                                .compose(old -> RemovalStore.removeEvents(steps.connection(), old))
                                .onSuccess(removed::addAndGet)
                                .map(some -> some == Steps.ROWS)));
    }

    /** How many sessions were removed. */
    Future<Integer> sessions() {
        return steps.sweep(
                "sessions",
                removed -> steps.whileMore(() -> RemovalStore.removeSessions(steps.connection(), Steps.ROWS)
                        .onSuccess(removed::addAndGet)
                        .map(some -> some == Steps.ROWS)));
    }

    /** How many hosts were removed, each after its runs. One that reports meanwhile stays, without its old runs. */
    Future<Integer> hosts() {
        if (retention.hosts() == 0) {
            return Future.succeededFuture(0);
        }
        AtomicLong last = new AtomicLong();
        return steps.sweep(
                "hosts",
                removed -> steps.whileMore(
                        () -> RemovalStore.hosts(steps.connection(), retention.hosts(), last.get(), Steps.ROWS)
                                .compose(found -> hosts(found, last, removed))));
    }

    /** Removes a few of those found, and tells whether there may be more. */
    private Future<Boolean> hosts(List<FoundHost> found, AtomicLong last, AtomicInteger removed) {
        List<Long> old = found.stream()
                .filter(FoundHost::old)
                .map(FoundHost::id)
                .limit(FEW)
                .toList();
        boolean mayBeMore = old.size() == FEW;
        found.stream().mapToLong(FoundHost::id).max().ifPresent(id -> last.set(mayBeMore ? old.get(FEW - 1) : id));
        Future<Integer> gone = old.isEmpty()
                ? Future.succeededFuture(0)
                : runsOf(old).compose(done -> removeHosts(old)).onSuccess(removed::addAndGet);
        return gone.map(done -> mayBeMore || found.size() == Steps.ROWS);
    }

    private Future<Void> runsOf(List<Long> hosts) {
        int days = retention.hosts();
        return steps.whileMore(() -> RunRemovalStore.ofOldHosts(steps.connection(), hosts, days, FEW)
                .compose(runs -> remove(() -> RunRemovalStore.stillOfOldHosts(steps.connection(), runs, days))
                        .map(done -> !runs.isEmpty())));
    }

    /**
     * Removes runs, and tells how many. Each of them may have thousands of actions, which go first and while reports are
     * written: until the run has gone as well, fewer of its actions are shown. A run of which the first have gone goes as
     * a whole, even if it is told again, or its host comes back, in that moment.
     *
     * @param still finds those that are still to be removed, and keeps them from being told again meanwhile
     */
    private Future<Integer> remove(Supplier<Future<List<Long>>> still) {
        AtomicReference<List<Long>> begun = new AtomicReference<>();
        return steps.whileMore(() -> steps.together(() -> (begun.get() == null ? still.get() : locked(begun.get()))
                                .compose(runs -> RunRemovalStore.removeActions(steps.connection(), runs, Steps.ROWS)
                                        .onSuccess(gone -> begun.set(runs))))
                        .map(gone -> gone == Steps.ROWS))
                .compose(done -> steps.alone(() -> RunRemovalStore.remove(steps.connection(), begun.get())));
    }

    private Future<List<Long>> locked(List<Long> runs) {
        return RunRemovalStore.locked(steps.connection(), runs);
    }

    private Future<Integer> removeHosts(List<Long> old) {
        return steps.alone(() -> RemovalStore.stillOld(steps.connection(), old, retention.hosts())
                .compose(still -> RemovalStore.removeHosts(steps.connection(), still)));
    }
}
