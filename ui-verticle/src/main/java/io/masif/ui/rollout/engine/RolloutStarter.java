package io.masif.ui.rollout.engine;

import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.rollout.store.NewRollout;
import io.masif.ui.rollout.store.RolloutStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts rollouts at the request of operators. */
public final class RolloutStarter {
    private static final Logger LOG = LoggerFactory.getLogger(RolloutStarter.class);

    private final Pool pool;
    private final FleetClient fleet;

    public RolloutStarter(Pool pool, FleetClient fleet) {
        this.pool = pool;
        this.fleet = fleet;
    }

    /**
     * A rollout that was asked for.
     *
     * @param isCreated false if the same request was made before
     */
    public record Started(long id, boolean isCreated) {}

    /** The rollout of an earlier request with the same key and body; null if there was none, or there is no key. */
    public Future<Long> findRepeated(RequestKey key) {
        return RolloutStore.findRepeated(pool, key).recover(DatabaseErrors::failRead);
    }

    /** Starts a rollout, unless the request was made before. */
    public Future<Started> start(NewRollout rollout, Requester requester) {
        return new ShortTransaction(
                        pool,
                        DecisionParts.TIME_LIMIT,
                        requester::isDisconnected,
                        requester.describeUnknownOutcome("rollout"))
                .run(connection -> RolloutStore.findRepeated(connection, rollout.key())
                        .compose(repeated -> repeated != null
                                ? Future.succeededFuture(new Started(repeated, false))
                                : RolloutStore.add(connection, rollout).map(id -> new Started(id, true))))
                .onSuccess(started -> LOG.info(
                        "rollout={} plan={} author={} actions={}",
                        started.id(),
                        rollout.plan().key().name(),
                        rollout.author(),
                        rollout.patterns().size()))
                .compose(started -> fleet.refreshIndex().map(started));
    }
}
