package io.masif.ui.membership;

import io.masif.boot.logging.FailureLog;
import io.masif.failure.Failure;
import io.masif.instance.MachineName;
import io.masif.lease.Lease;
import io.masif.lease.LeaseName;
import io.masif.ui.fleet.group.ComputeMembership;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.group.OutdatedGroups;
import io.masif.ui.message.FleetChange;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the stored members of groups as their definitions and the labels of hosts say, and the hosts that they take into account:
 * after each change of the index, and at most once in an interval. Each UI computes the members; of several, the one that has the
 * lease writes them.
 */
public final class MembershipVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(MembershipVerticle.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(5);

    private final Pool pool;
    private final FleetClient fleet;
    private final FailureLog failures =
            new FailureLog(LOG, "the members of groups cannot be updated", "the members of groups are updated again");
    private boolean isPaused;
    private boolean isChanged;

    public MembershipVerticle(Pool pool, FleetClient fleet) {
        this.pool = pool;
        this.fleet = fleet;
    }

    @Override
    public Future<?> start() {
        vertx.eventBus().<FleetChange>localConsumer(FleetChange.ADDRESS, message -> onChange(message.body()));
        return Future.succeededFuture();
    }

    private void onChange(FleetChange change) {
        isChanged |= change.isAvailable();
        if (!isPaused && isChanged) {
            update();
        }
    }

    /** Members that could not be written are tried again after the interval. */
    private void update() {
        isPaused = true;
        isChanged = false;
        compute()
                .compose(this::write)
                .onSuccess(written -> failures.succeeded())
                .onFailure(e -> {
                    isChanged = true;
                    failures.failed(Failure.from(e).getMessage());
                })
                .onComplete(done -> vertx.setTimer(INTERVAL.toMillis(), timer -> {
                    isPaused = false;
                    if (isChanged) {
                        update();
                    }
                }));
    }

    private Future<OutdatedGroups> compute() {
        return fleet.query(new ComputeMembership())
                .compose(found -> found.isComplete() ? Future.succeededFuture(found) : compute());
    }

    private Future<Void> write(OutdatedGroups outdated) {
        return outdated.isEmpty()
                ? Future.succeededFuture()
                : Lease.acquire(pool, LeaseName.GROUPS, MachineName.read(), LEASE)
                        .compose(lease -> {
                            isChanged = true;
                            return lease.isEmpty()
                                    ? Future.succeededFuture()
                                    : lease.get().releaseAfter(pool, held -> writeAll(held, outdated));
                        })
                        .compose(written -> fleet.refreshIndex());
    }

    /** What another UI has changed meanwhile is computed again. */
    private Future<Void> writeAll(Lease lease, OutdatedGroups outdated) {
        Future<Boolean> written = Future.succeededFuture(true);
        for (MemberChange change : MemberChange.split(outdated)) {
            written = written.compose(isCurrent ->
                    isCurrent ? MembershipStore.write(pool, lease, change) : Future.succeededFuture(false));
        }
        return written.onSuccess(isCurrent -> {
                    if (isCurrent) {
                        LOG.info(
                                "members changed groups={} hosts={}",
                                outdated.groups().size(),
                                outdated.classified().computed().size());
                    }
                })
                .mapEmpty();
    }
}
