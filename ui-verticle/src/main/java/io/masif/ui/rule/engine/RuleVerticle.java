package io.masif.ui.rule.engine;

import io.masif.boot.logging.FailureLog;
import io.masif.ui.engine.EngineLoop;
import io.masif.ui.fleet.query.FleetClient;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has rules approve what they say, when something changed or is due. Of several UIs, one does it. */
public final class RuleVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(RuleVerticle.class);

    private final RuleEngine engine;

    public RuleVerticle(Pool pool, FleetClient fleet) {
        this.engine = new RuleEngine(fleet, new RuleApprovals(pool));
    }

    @Override
    public Future<?> start() {
        new EngineLoop(vertx, new FailureLog(LOG, "rules cannot approve", "rules approve again"))
                .start(engine::run, parts -> !parts.isProgressOnly());
        return Future.succeededFuture();
    }
}
