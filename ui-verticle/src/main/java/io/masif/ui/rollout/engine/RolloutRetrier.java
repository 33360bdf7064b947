package io.masif.ui.rollout.engine;

import io.masif.failure.Failure;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rollout.query.FindRolloutRetry;
import io.masif.ui.language.Text;
import io.masif.ui.retry.NewRetry;
import io.masif.ui.retry.RetryStore;
import io.masif.ui.rollout.store.RolloutRecords;
import io.masif.ui.view.approval.RetryTarget;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;

/** Has what failed in the rings of a rollout tried once more. It approves nothing: the hosts have an approval of the rollout. */
public final class RolloutRetrier {
    private final FleetClient fleet;
    private final RolloutRecords records;
    private final RetryStore store;

    public RolloutRetrier(Vertx vertx, Pool pool, FleetClient fleet) {
        this.fleet = fleet;
        this.records = new RolloutRecords(vertx, pool);
        this.store = new RetryStore(pool);
    }

    /** Fails as not found without such a rollout, and as a conflict if nothing failed, or while nothing of it is approved. */
    public Future<RetryTarget> retry(long rollout, String author, Requester requester) {
        return fleet.queryFresh(new FindRolloutRetry(rollout)).compose(target -> records.findLastDecision(rollout)
                .recover(DatabaseErrors::failRead)
                .compose(decision -> decision.isPresent()
                        ? store.store(
                                new NewRetry(
                                        author,
                                        decision.getAsLong(),
                                        target.actions(),
                                        target.hosts(),
                                        target.lastRun()),
                                requester)
                        : Future.failedFuture(createUnapproved(rollout)))
                .compose(stored -> fleet.refreshIndex())
                .map(target));
    }

    private static Failure createUnapproved(long rollout) {
        return Failure.of(Failure.Code.CONFLICT, Text.of("refusal-rollout.retry", Long.toString(rollout)));
    }
}
