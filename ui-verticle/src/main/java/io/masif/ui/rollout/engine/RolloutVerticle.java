package io.masif.ui.rollout.engine;

import io.masif.boot.logging.FailureLog;
import io.masif.lease.LeaseName;
import io.masif.ui.engine.EngineLoop;
import io.masif.ui.engine.LeaseHolder;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.language.Text;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the rollouts go on, when something changed or a time has passed. Of several UIs, one does it. */
public final class RolloutVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(RolloutVerticle.class);

    private final Pool pool;
    private final FleetClient fleet;

    public RolloutVerticle(Pool pool, FleetClient fleet) {
        this.pool = pool;
        this.fleet = fleet;
    }

    @Override
    public Future<?> start() {
        EngineLoop loop = new EngineLoop(vertx, new FailureLog(LOG, "rollouts cannot go on", "rollouts go on again"));
        LeaseHolder lease = new LeaseHolder(
                pool, LeaseName.ROLLOUTS, Text.of("refusal.unknown.rollout", Text.of("refusal.retry.ask")));
        RolloutEngine engine =
                new RolloutEngine(vertx, fleet, lease, new RingChecks(vertx, fleet, lease, loop::request));
        loop.start(engine::run, parts -> !parts.isProgressOnly());
        return Future.succeededFuture();
    }
}
