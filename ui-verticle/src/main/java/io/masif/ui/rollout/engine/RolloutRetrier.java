package io.masif.ui.rollout.engine;

import io.masif.decision.HostSet;
import io.masif.failure.Failure;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rollout.query.FindRolloutRetry;
import io.masif.ui.language.Text;
import io.masif.ui.retry.NewRetry;
import io.masif.ui.retry.RetryStore;
import io.masif.ui.rollout.state.RolloutState;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.rollout.store.RolloutRecords;
import io.masif.ui.rollout.store.RolloutWriter;
import io.masif.ui.view.approval.RetryTarget;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import org.roaringbitmap.RoaringBitmap;

/**
 * Has what failed in the rings of a rollout tried once more. It lets no host begin: the hosts have an approval of the rollout, or
 * get one when a place of their ring's limit is free.
 */
public final class RolloutRetrier {
    private final Pool pool;
    private final FleetClient fleet;
    private final RolloutRecords records;
    private final RetryStore store;

    public RolloutRetrier(Vertx vertx, Pool pool, FleetClient fleet) {
        this.pool = pool;
        this.fleet = fleet;
        this.records = new RolloutRecords(vertx, pool);
        this.store = new RetryStore(pool);
    }

    /** Fails as not found without such a rollout, and as a conflict if nothing failed, or while nothing of it is approved. */
    public Future<RetryTarget> retry(long rollout, String author, Requester requester) {
        return fleet.queryFresh(new FindRolloutRetry(rollout)).compose(target -> findDecision(
                        rollout, target.hosts(), requester)
                .compose(decision -> store.store(
                        new NewRetry(author, decision, target.actions(), target.hosts(), target.lastRun()), requester))
                .compose(stored -> fleet.refreshIndex())
                .map(target));
    }

    /** The number of the approval to which the retry belongs. */
    private Future<Long> findDecision(long rollout, HostSet hosts, Requester requester) {
        return records.findLastDecision(rollout)
                .recover(DatabaseErrors::failRead)
                .compose(last -> last.isPresent()
                        ? Future.succeededFuture(last.getAsLong())
                        : records.find(rollout)
                                .recover(DatabaseErrors::failRead)
                                .map(found -> found.orElseThrow(() -> Rollout.createNotFound(rollout)))
                                .compose(found -> addDecision(found, hosts, requester)));
    }

    /** Of a rollout that has none in force: those of its hosts that are to be approved again failed in a ring with a limit. */
    private Future<Long> addDecision(Rollout rollout, HostSet hosts, Requester requester) {
        HostSet returned = HostSet.of(
                RoaringBitmap.andNot(hosts.toBitmap(), rollout.approved().toBitmap()));
        return rollout.status().state() == RolloutState.RUNNING && returned.size() > 0
                ? new ShortTransaction(
                                pool,
                                DecisionParts.TIME_LIMIT,
                                requester::isDisconnected,
                                requester.describeUnknownOutcome("retried"))
                        .run(connection -> RolloutWriter.addReturned(connection, rollout, returned))
                : Future.failedFuture(Failure.of(
                        Failure.Code.CONFLICT, Text.of("refusal-rollout.retry", Long.toString(rollout.id()))));
    }
}
