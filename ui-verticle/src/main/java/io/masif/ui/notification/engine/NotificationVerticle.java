package io.masif.ui.notification.engine;

import io.masif.boot.logging.FailureLog;
import io.masif.lease.LeaseName;
import io.masif.ui.engine.EngineLoop;
import io.masif.ui.engine.LeaseHolder;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.language.Text;
import io.masif.ui.message.Topic;
import io.masif.ui.notification.send.NotificationSender;
import io.masif.ui.notification.send.NotificationSettings;
import io.masif.ui.notification.source.ExpirySource;
import io.masif.ui.notification.source.RefusedRunSource;
import io.masif.ui.notification.source.RolloutSource;
import io.masif.ui.notification.source.RunSource;
import io.masif.ui.notification.source.SecuritySource;
import io.masif.ui.notification.source.SilenceSource;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies operators: at once of what rollouts do, and each minute of all else. Of several UIs, one does it.
 */
public final class NotificationVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationVerticle.class);
    private static final Set<Topic> RELEVANT = Set.of(Topic.ROLLOUTS, Topic.NOTIFICATIONS);

    private final Pool pool;
    private final FleetClient fleet;
    private final NotificationSettings settings;
    private final Duration silentAfter;

    /** @param silentAfter after which a host that is not seen is silent */
    public NotificationVerticle(Pool pool, FleetClient fleet, NotificationSettings settings, Duration silentAfter) {
        this.pool = pool;
        this.fleet = fleet;
        this.settings = settings;
        this.silentAfter = silentAfter;
    }

    @Override
    public Future<?> start() {
        LeaseHolder lease =
                new LeaseHolder(pool, LeaseName.NOTIFICATIONS, Text.of("refusal-notification.unknown-attempt"));
        EngineLoop loop = new EngineLoop(
                vertx, new FailureLog(LOG, "operators cannot be notified", "operators are notified again"));
        NotificationEngine engine =
                new NotificationEngine(vertx, lease, createCollector(lease), createDispatcher(lease, loop::request));
        loop.start(engine::run, parts -> !Collections.disjoint(parts.topics(), RELEVANT));
        return Future.succeededFuture();
    }

    private Collector createCollector(LeaseHolder lease) {
        return new Collector(
                lease,
                RolloutSource.all(vertx),
                List.of(
                        new RunSource(vertx),
                        new RefusedRunSource(vertx),
                        new SilenceSource(vertx, silentAfter),
                        new SecuritySource(vertx, pool, fleet),
                        new ExpirySource(vertx, pool)));
    }

    private Dispatcher createDispatcher(LeaseHolder lease, Runnable onEnded) {
        return new Dispatcher(
                pool,
                lease,
                new NotificationSender(vertx, settings),
                RetrySchedule.startingWith(settings.retry()),
                onEnded);
    }
}
