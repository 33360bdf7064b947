package io.masif.management;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures how late timers of one event loop fire; everything else on this event loop waits as long. */
final class LoopVerticle extends VerticleBase {
    private static final long TICK_MILLIS = 500;
    private static final long STALLED_SECONDS = 30;
    /** The highest lag of the last 60 ticks, which is half a minute. */
    private static final int KEPT_TICKS = 60;

    private final AtomicInteger loopNumbers;
    private final long[] lags = new long[KEPT_TICKS];
    private volatile long maxLag;
    private volatile long lastTick = System.nanoTime();
    private int position;

    private LoopVerticle(AtomicInteger loopNumbers) {
        this.loopNumbers = loopNumbers;
    }

    /** Deploys one on every event loop. */
    static Future<?> deployOnEveryLoop(Vertx vertx, Health liveness) {
        AtomicInteger loopNumbers = new AtomicInteger();
        return vertx.deployVerticle(
                () -> {
                    LoopVerticle verticle = new LoopVerticle(loopNumbers);
                    liveness.addCheck(verticle::findProblem);
                    return verticle;
                },
                new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE));
    }

    @Override
    public Future<?> start() {
        Meters.of(vertx)
                .addGauge(
                        "masif.loop.lag.seconds",
                        "The longest wait of an event loop within the last half minute.",
                        () -> (double) maxLag / TimeUnit.SECONDS.toNanos(1),
                        "loop",
                        Integer.toString(loopNumbers.getAndIncrement()));
        lastTick = System.nanoTime();
        vertx.setPeriodic(TICK_MILLIS, timer -> tick());
        return Future.succeededFuture();
    }

    private void tick() {
        long now = System.nanoTime();
        lags[position] = Math.max(0, now - lastTick - TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
        position = (position + 1) % KEPT_TICKS;
        lastTick = now;
        long max = 0;
        for (long lag : lags) {
            max = Math.max(max, lag);
        }
        maxLag = max;
    }

    private Optional<String> findProblem() {
        double stalledSeconds = Meters.secondsSince(lastTick);
        return stalledSeconds > STALLED_SECONDS
                ? Optional.of("an event loop has been standing still for " + Math.round(stalledSeconds) + " s")
                : Optional.empty();
    }
}
