package io.masif.master.housekeeping;

import io.masif.instance.Retention;
import io.masif.master.housekeeping.OldHistoryStore.FoundHost;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Removes old runs and events, expired sessions, and hosts that have not reported for long. */
final class HistorySweep {
    /** For runs and hosts: no reports are written while they are removed, and a run's log may be long. */
    private static final int SMALL_BATCH = 20;

    private final BatchedDeletion deletion;
    private final Retention retention;
    private final RemovalAnnouncement announcement;

    /** @param announcement marks the actions of runs; the caller makes it when hosts and runs are removed */
    HistorySweep(BatchedDeletion deletion, Retention retention, RemovalAnnouncement announcement) {
        this.deletion = deletion;
        this.retention = retention;
        this.announcement = announcement;
    }

    /** Removes old runs; the result is their number. */
    Future<Integer> removeRuns() {
        int days = retention.runDays();
        return deletion.runSweep(
                "runs",
                removed -> deletion.repeatWhileMore(() -> OldRunStore.findOld(deletion.connection(), days, SMALL_BATCH)
                        .compose(old -> removeRunBatches(() -> lockAndMark(old, days))
                                .onSuccess(removed::addAndGet)
                                .map(done -> old.size() == SMALL_BATCH))));
    }

    /** Hosts that are removed take their outcomes with them: only here the actions are marked. */
    private Future<List<Long>> lockAndMark(List<Long> old, int days) {
        return OldRunStore.lockOld(deletion.connection(), old, days)
                .compose(runs -> announcement.markActions(runs).map(runs));
    }

    /** Removes old events; the result is their number. */
    Future<Integer> removeEvents() {
        if (retention.eventDays() == 0) {
            return Future.succeededFuture(0);
        }
        return deletion.runSweep(
                "events",
                removed -> deletion.repeatWhileMore(() -> OldHistoryStore.findOldEvents(
                                deletion.connection(), retention.eventDays(), BatchedDeletion.BATCH_ROWS)
                        .compose(old ->
                                deletion.inTransaction(() -> OldHistoryStore.removeEvents(deletion.connection(), old)))
                        .onSuccess(removed::addAndGet)
                        .map(some -> some == BatchedDeletion.BATCH_ROWS)));
    }

    /** Removes expired sessions; the result is their number. */
    Future<Integer> removeSessions() {
        return deletion.runSweep(
                "sessions",
                removed -> deletion.repeatWhileMore(() -> deletion.inTransaction(
                                () -> OldHistoryStore.removeSessions(deletion.connection(), BatchedDeletion.BATCH_ROWS))
                        .onSuccess(removed::addAndGet)
                        .map(some -> some == BatchedDeletion.BATCH_ROWS)));
    }

    /** Removes old hosts, each after its runs; the result is their number. A host that reports meanwhile loses only its runs. */
    Future<Integer> removeOldHosts() {
        if (retention.hostDays() == 0) {
            return Future.succeededFuture(0);
        }
        AtomicLong lastId = new AtomicLong();
        return deletion.runSweep(
                "hosts",
                removed -> deletion.repeatWhileMore(() -> OldHistoryStore.findHosts(
                                deletion.connection(), retention.hostDays(), lastId.get(), BatchedDeletion.BATCH_ROWS)
                        .compose(found -> removeOldHosts(found, lastId, removed))));
    }

    /** Removes a few of the hosts found; true if there may be more. */
    private Future<Boolean> removeOldHosts(List<FoundHost> found, AtomicLong lastId, AtomicInteger removed) {
        List<Long> old = found.stream()
                .filter(FoundHost::isOld)
                .map(FoundHost::id)
                .limit(SMALL_BATCH)
                .toList();
        boolean hasMore = old.size() == SMALL_BATCH;
        found.stream()
                .mapToLong(FoundHost::id)
                .max()
                .ifPresent(id -> lastId.set(hasMore ? old.get(SMALL_BATCH - 1) : id));
        Future<Integer> removedCount = old.isEmpty()
                ? Future.succeededFuture(0)
                : removeRunsOf(old).compose(done -> removeHosts(old)).onSuccess(removed::addAndGet);
        return removedCount.map(done -> hasMore || found.size() == BatchedDeletion.BATCH_ROWS);
    }

    private Future<Void> removeRunsOf(List<Long> hosts) {
        int days = retention.hostDays();
        return deletion.repeatWhileMore(() -> OldRunStore.findOfOldHosts(
                        deletion.connection(), hosts, days, SMALL_BATCH)
                .compose(runs -> removeRunBatches(() -> OldRunStore.lockOfOldHosts(deletion.connection(), runs, days))
                        .map(done -> !runs.isEmpty())));
    }

    /**
     * Removes runs; the result is their number. Each may have thousands of actions, which are removed first and while
     * reports are written: until the run is removed as well, fewer of its actions are shown. A run whose first actions are
     * removed is removed completely, even if it is reported again, or its host reports, at that moment.
     *
     * @param lockedIds finds the runs that are still to be removed, and locks them
     */
    private Future<Integer> removeRunBatches(Supplier<Future<List<Long>>> lockedIds) {
        AtomicReference<List<Long>> begunRuns = new AtomicReference<>();
        return deletion.repeatWhileMore(() -> deletion.inTransaction(
                                () -> (begunRuns.get() == null ? lockedIds.get() : lockRuns(begunRuns.get()))
                                        .compose(runs -> OldRunStore.removeActions(
                                                        deletion.connection(), runs, BatchedDeletion.BATCH_ROWS)
                                                .onSuccess(removedCount -> begunRuns.set(runs))))
                        .map(removedCount -> removedCount == BatchedDeletion.BATCH_ROWS))
                .compose(done -> deletion.inFleetLockedTransaction(
                        () -> OldRunStore.remove(deletion.connection(), begunRuns.get())));
    }

    private Future<List<Long>> lockRuns(List<Long> runs) {
        return OldRunStore.lock(deletion.connection(), runs);
    }

    private Future<Integer> removeHosts(List<Long> old) {
        return deletion.inFleetLockedTransaction(
                () -> OldHistoryStore.lockOldHosts(deletion.connection(), old, retention.hostDays())
                        .compose(lockedIds -> OldHistoryStore.removeHosts(deletion.connection(), lockedIds)));
    }
}
