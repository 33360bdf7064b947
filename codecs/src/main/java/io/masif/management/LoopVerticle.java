package io.masif.management;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures, on one event loop, how much later than wanted a timer fires: so long does everything else there wait. */
final class LoopVerticle extends VerticleBase {
    private static final long EVERY_MILLIS = 500;
    private static final long DEAD_SECONDS = 30;
    /** The highest lag of the last 60 ticks, which is half a minute. */
    private static final int KEPT = 60;

    private final AtomicInteger numbers;
    private final long[] lags = new long[KEPT];
    private volatile long highest;
    private volatile long lastTick = System.nanoTime();
    private int at;

    private LoopVerticle(AtomicInteger numbers) {
        this.numbers = numbers;
    }

    /** One on every event loop. */
    static Future<?> onEveryLoop(Vertx vertx, Health liveness) {
        AtomicInteger numbers = new AtomicInteger();
        return vertx.deployVerticle(
                () -> {
                    LoopVerticle verticle = new LoopVerticle(numbers);
                    liveness.require(verticle::trouble);
                    return verticle;
                },
                new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE));
    }

    @Override
    public Future<?> start() {
        Meters.of(vertx)
                .gauge(
                        "masif.loop.lag.seconds",
                        "The longest wait of an event loop within the last half minute.",
                        () -> (double) highest / TimeUnit.SECONDS.toNanos(1),
                        "loop",
                        Integer.toString(numbers.getAndIncrement()));
        lastTick = System.nanoTime();
        vertx.setPeriodic(EVERY_MILLIS, timer -> tick());
        return Future.succeededFuture();
    }

    private void tick() {
        long now = System.nanoTime();
        lags[at] = Math.max(0, now - lastTick - TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS));
        at = (at + 1) % KEPT;
        lastTick = now;
        long most = 0;
        for (long lag : lags) {
            most = Math.max(most, lag);
        }
        highest = most;
    }

    private Optional<String> trouble() {
        double still = Meters.secondsSince(lastTick);
        return still > DEAD_SECONDS
                ? Optional.of("an event loop has been standing still for " + Math.round(still) + " s")
                : Optional.empty();
    }
}
