package io.masif.master.housekeeping;

import io.masif.instance.InstanceStore;
import io.masif.instance.MachineName;
import io.masif.instance.Retention;
import io.masif.lease.Lease;
import io.masif.lease.LeaseName;
import io.masif.master.database.DatabaseErrors;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes all rows that are not needed any more, once; only one master does so at a time. */
public final class HousekeepingRun {
    /** Each transaction prolongs it. */
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** Shorter than the intervals of a single master. */
    private static final long MIN_INTERVAL_SECONDS = TimeUnit.MINUTES.toSeconds(40);

    private static final Logger LOG = LoggerFactory.getLogger(HousekeepingRun.class);

    private final Vertx vertx;
    private final Pool pool;
    private final Retention retention;

    public HousekeepingRun(Vertx vertx, Pool pool, Retention retention) {
        this.vertx = vertx;
        this.pool = pool;
        this.retention = retention;
    }

    /** The number of rows removed; none if another master is doing so, or if any master has begun recently. */
    public Future<RemovedRows> run() {
        return pool.withConnection(
                connection -> Lease.acquire(connection, LeaseName.HOUSEKEEPING, MachineName.read(), LEASE)
                        .compose(acquired -> acquired.isPresent()
                                ? acquired.get().releaseAfter(connection, lease -> sweepIfDue(connection, lease))
                                : Future.succeededFuture(RemovedRows.NONE)));
    }

    private Future<RemovedRows> sweepIfDue(SqlConnection connection, Lease lease) {
        return HousekeepingStore.tryBegin(connection, MIN_INTERVAL_SECONDS)
                .compose(isDue -> isDue
                        ? sweep(new BatchedDeletion(vertx, connection, lease))
                        : Future.succeededFuture(RemovedRows.NONE));
    }

    /** Hosts and runs first: plans and actions that only they used are unused then. */
    private Future<RemovedRows> sweep(BatchedDeletion deletion) {
        RemovalAnnouncement announcement = new RemovalAnnouncement(deletion);
        HistorySweep history = new HistorySweep(deletion, retention, announcement);
        return history.removeOldHosts()
                .compose(hosts -> history.removeRuns().compose(runs -> announce(announcement, hosts + runs)
                        .compose(announced -> history.removeEvents())
                        .compose(events -> history.removeSessions().compose(sessions -> new PlanSweep(
                                        deletion, retention.planDays())
                                .run()
                                .compose(plans -> new ActionSweep(deletion, retention.planDays())
                                        .run()
                                        .compose(actions -> removeInstances(deletion)
                                                .map(instances -> new RemovedRows(
                                                        hosts, runs, events, sessions, plans, actions, instances))))))))
                .onSuccess(removed -> {
                    if (!removed.equals(RemovedRows.NONE)) {
                        LOG.info("removed rows that are not needed any more {}", removed);
                    }
                });
    }

    /** Removes the rows of masters and UIs that were killed; the result is their number. */
    private static Future<Integer> removeInstances(BatchedDeletion deletion) {
        return deletion.runSweep(
                "instances", removed -> deletion.inTransaction(() -> InstanceStore.removeUnseen(deletion.connection()))
                        .onSuccess(removed::addAndGet)
                        .mapEmpty());
    }

    private static Future<Void> announce(RemovalAnnouncement announcement, int removed) {
        return announcement.announce(removed).recover(e -> {
            LOG.warn("the removal of hosts or runs is not announced reason={}", DatabaseErrors.reason(e));
            return Future.succeededFuture();
        });
    }
}
