package io.masif.master.housekeeping;

import io.masif.master.store.RemovalStore;
import io.masif.master.store.RemovalStore.Found;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Removes what happened long ago: runs, events, sessions, and hosts that are gone. */
final class HistorySweep {
    /** Of runs and hosts, since each of them may have many actions or runs. */
    private static final int FEW = 50;

    private final Steps steps;
    private final Retention retention;

    HistorySweep(Steps steps, Retention retention) {
        this.steps = steps;
        this.retention = retention;
    }

    /** How many runs were removed. The oldest come first; the first look that finds no old one is the last. */
    Future<Integer> runs() {
        AtomicLong last = new AtomicLong();
        AtomicInteger removed = new AtomicInteger();
        return steps.whileMore(() -> RemovalStore.runs(steps.connection(), retention.runs(), last.get(), FEW)
                        .compose(found -> {
                            found.forEach(run -> last.set(run.id()));
                            List<Long> old = old(found);
                            return old.isEmpty()
                                    ? Future.succeededFuture(false)
                                    : steps.alone(() -> RemovalStore.removeRuns(steps.connection(), old))
                                            .onSuccess(removed::addAndGet)
                                            .map(done -> found.size() == FEW);
                        }))
                .map(done -> removed.get());
    }

    /** How many events were removed; found like runs. */
    Future<Integer> events() {
        AtomicLong last = new AtomicLong();
        AtomicInteger removed = new AtomicInteger();
        if (retention.events() == 0) {
            return Future.succeededFuture(0);
        }
        return steps.whileMore(() -> RemovalStore.events(steps.connection(), retention.events(), last.get(), Steps.ROWS)
                        .compose(found -> {
                            found.forEach(event -> last.set(event.id()));
                            return RemovalStore.removeEvents(steps.connection(), old(found))
                                    .onSuccess(removed::addAndGet)
                                    .map(some -> some > 0 && found.size() == Steps.ROWS);
                        }))
                .map(done -> removed.get());
    }

    /** How many sessions were removed. */
    Future<Integer> sessions() {
        AtomicInteger removed = new AtomicInteger();
        return steps.whileMore(() -> RemovalStore.removeSessions(steps.connection(), Steps.ROWS)
                        .onSuccess(removed::addAndGet)
                        .map(some -> some == Steps.ROWS))
                .map(done -> removed.get());
    }

    /** How many hosts were removed, each after its runs. One that reports meanwhile stays, without its old runs. */
    Future<Integer> hosts() {
        AtomicInteger removed = new AtomicInteger();
        if (retention.hosts() == 0) {
            return Future.succeededFuture(0);
        }
        return steps.whileMore(() -> RemovalStore.oldHosts(steps.connection(), retention.hosts(), FEW)
                        .compose(old -> old.isEmpty()
                                ? Future.succeededFuture(false)
                                : runsOf(old)
                                        .compose(done -> removeHosts(old))
                                        .onSuccess(removed::addAndGet)
                                        .map(gone -> gone > 0)))
                .map(done -> removed.get());
    }

    private Future<Void> runsOf(List<Long> hosts) {
        return steps.whileMore(
                () -> steps.alone(() -> RemovalStore.stillOld(steps.connection(), hosts, retention.hosts())
                                .compose(still -> RemovalStore.runsOf(steps.connection(), still, FEW))
                                .compose(runs -> RemovalStore.removeRuns(steps.connection(), runs)))
                        .map(some -> some > 0));
    }

    private Future<Integer> removeHosts(List<Long> old) {
        return steps.alone(() -> RemovalStore.stillOld(steps.connection(), old, retention.hosts())
                .compose(still -> RemovalStore.removeHosts(steps.connection(), still)));
    }

    private static List<Long> old(List<Found> found) {
        return found.stream().filter(each -> !each.wanted()).map(Found::id).toList();
    }
}
