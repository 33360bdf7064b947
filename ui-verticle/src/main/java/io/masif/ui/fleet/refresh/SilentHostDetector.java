package io.masif.ui.fleet.refresh;

import io.masif.clock.DatabaseClock;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.store.FleetStore;
import io.masif.ui.store.LastSeenStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Finds hosts that have not been seen for long. That a host was seen has no revision: the index has a moment that may be too
 * early, and is read again for those hosts only that would be silent by it, a few times within the limit; where rollouts have
 * rings whose hosts are silent sooner, for those that would be silent there.
 */
final class SilentHostDetector {
    /** Of the limit; a minute of a day. */
    private static final int CHECKS_PER_LIMIT = 1440;

    /** Open pages ask for the moments of all hosts every two seconds. */
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Vertx vertx;
    private final Duration limit;
    private long lastCheckNanos = System.nanoTime();
    private long changeCount;
    private Future<Boolean> lastRead = Future.succeededFuture(false);
    private long lastReadNanos = System.nanoTime() - KEPT_NANOS;

    /** @param limit after which a host that is not seen is silent, by the database's clock */
    SilentHostDetector(Vertx vertx, Duration limit) {
        this.vertx = vertx;
        this.limit = limit;
    }

    /** How often others were silent than before. */
    long changeCount() {
        return changeCount;
    }

    /** Prepares an index into which all hosts are read from now on. */
    void onLoad(FleetIndex target) {
        Instant now = DatabaseClock.of(vertx).now();
        target.hosts().setSilentBefore(now.minus(limit));
        target.hosts().setLastSeenRead(now, Duration.ZERO);
    }

    /** Finds the silent hosts, if it is time to; whether others are silent than before. */
    Future<Boolean> update(Pool pool, FleetIndex fleet) {
        if (System.nanoTime() - lastCheckNanos < limit.toNanos() / CHECKS_PER_LIMIT) {
            return Future.succeededFuture(false);
        }
        lastCheckNanos = System.nanoTime();
        Instant now = DatabaseClock.of(vertx).now();
        Duration shortest = findShortest(fleet);
        List<Integer> due = fleet.hosts().find(host -> host.lastSeen().isBefore(now.minus(shortest))).stream()
                .boxed()
                .toList();
        return FleetStore.loadLastSeen(pool, due).map(lastSeen -> {
            boolean isSeenChange = fleet.hosts().updateLastSeen(lastSeen);
            fleet.hosts().setLastSeenRead(now, shortest);
            boolean isChanged = fleet.hosts().setSilentBefore(now.minus(limit)) || isSeenChange;
            changeCount += isChanged ? 1 : 0;
            return isChanged;
        });
    }

    private Duration findShortest(FleetIndex fleet) {
        return fleet.rollouts().all().stream()
                .flatMap(rollout -> IntStream.range(0, rollout.rings().size())
                        .filter(ring -> rollout.status().rings().get(ring).isOpened())
                        .mapToObj(ring -> rollout.definition()
                                .plan()
                                .rings()
                                .get(ring)
                                .times()
                                .silentAfter()))
                .reduce(limit, (one, other) -> one.compareTo(other) < 0 ? one : other);
    }

    /** Reads when all hosts were last seen, unless that was done a few seconds ago; whether others are silent than before. */
    Future<Boolean> readAll(Pool pool, FleetIndex fleet) {
        if (!lastRead.isComplete()) {
            return lastRead;
        }
        if (lastRead.succeeded() && System.nanoTime() - lastReadNanos < KEPT_NANOS) {
            return Future.succeededFuture(false);
        }
        lastRead = readAfter(pool, fleet, 0, false).onSuccess(isChanged -> {
            lastReadNanos = System.nanoTime();
            changeCount += isChanged ? 1 : 0;
        });
        return lastRead;
    }

    private static Future<Boolean> readAfter(Pool pool, FleetIndex fleet, int id, boolean isChangedBefore) {
        return LastSeenStore.loadPiece(pool, id).compose(moments -> {
            boolean isChanged = fleet.hosts().updateLastSeen(moments) || isChangedBefore;
            return moments.isEmpty()
                    ? Future.succeededFuture(isChanged)
                    : readAfter(pool, fleet, moments.lastKey(), isChanged);
        });
    }
}
