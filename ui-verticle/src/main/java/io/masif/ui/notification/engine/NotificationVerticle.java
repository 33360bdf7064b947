package io.masif.ui.notification.engine;

import io.masif.boot.logging.FailureLog;
import io.masif.clock.DatabaseClock;
import io.masif.lease.LeaseName;
import io.masif.ui.database.LeaseHolder;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.language.Text;
import io.masif.ui.message.FleetChange;
import io.masif.ui.message.Topic;
import io.masif.ui.notification.send.NotificationSender;
import io.masif.ui.notification.send.NotificationSettings;
import io.masif.ui.notification.source.ExpirySource;
import io.masif.ui.notification.source.RolloutSource;
import io.masif.ui.notification.source.RunSource;
import io.masif.ui.notification.source.SecuritySource;
import io.masif.ui.notification.source.SilenceSource;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies operators: looks each second whether rollouts or routes changed, or something is due, and each minute for all else. Of
 * several UIs, one does it.
 */
public final class NotificationVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationVerticle.class);
    private static final long INTERVAL_MILLIS = 1000;

    private final Pool pool;
    private final FleetClient fleet;
    private final NotificationSettings settings;
    private final Duration silentAfter;
    private final FailureLog failures =
            new FailureLog(LOG, "operators cannot be notified", "operators are notified again");
    private NotificationEngine engine;
    private boolean isLoaded;
    private boolean isChanged;
    private Instant due = Instant.EPOCH;

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
        engine = new NotificationEngine(vertx, pool, lease, createCollector(lease), createDispatcher(lease));
        vertx.eventBus().<FleetChange>localConsumer(FleetChange.ADDRESS, message -> onChange(message.body()));
        scheduleNext();
        return Future.succeededFuture();
    }

    private Collector createCollector(LeaseHolder lease) {
        return new Collector(
                lease,
                RolloutSource.all(vertx),
                List.of(
                        new RunSource(vertx),
                        new SilenceSource(vertx, silentAfter),
                        new SecuritySource(vertx, pool, fleet),
                        new ExpirySource(vertx, pool)));
    }

    private Dispatcher createDispatcher(LeaseHolder lease) {
        return new Dispatcher(
                pool, lease, new NotificationSender(vertx, settings), RetrySchedule.startingWith(settings.retry()));
    }

    private void onChange(FleetChange change) {
        isLoaded |= change.isAvailable();
        isChanged |= change.parts().topics().contains(Topic.ROLLOUTS)
                || change.parts().topics().contains(Topic.NOTIFICATIONS);
    }

    private void scheduleNext() {
        vertx.setTimer(INTERVAL_MILLIS, timer -> runIfDue().onComplete(done -> scheduleNext()));
    }

    private Future<?> runIfDue() {
        boolean isDue = isChanged || !DatabaseClock.of(vertx).now().isBefore(due);
        if (!isLoaded || !isDue) {
            return Future.succeededFuture();
        }
        isChanged = false;
        return engine.run()
                .onSuccess(next -> {
                    due = next;
                    failures.succeeded();
                })
                .onFailure(e -> {
                    due = Instant.EPOCH;
                    failures.failed(String.valueOf(e.getMessage()));
                });
    }
}
