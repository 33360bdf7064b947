package io.masif.instance;

import io.masif.boot.database.ConnectionFailure;
import io.masif.boot.logging.FailureLog;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the row of this process in the database up to date: it is written every 30 seconds, and within a second after a change,
 * and removed at the end. Nothing depends on it: if it cannot be written, that is logged and tried again.
 */
public final class InstanceVerticle extends VerticleBase {
    private static final long CHECK_MILLIS = 1000;
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    /** The end of the process does not wait for a database that hangs. */
    private static final Duration MAX_STOP_WAIT = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(InstanceVerticle.class);

    private final Pool pool;
    private final Supplier<Instance> instance;
    private final Duration interval;
    private final FailureLog failures = new FailureLog(
            LOG,
            "the row of this process in the table instance cannot be written: that is tried again",
            "the row of this process in the table instance is written again");
    private Instance written;
    private long writtenAt;
    private Future<?> currentWrite = Future.succeededFuture();
    private boolean isStopped;

    /** @param instance what this process says about itself at the moment of the call, from any thread */
    public InstanceVerticle(Pool pool, Supplier<Instance> instance) {
        this(pool, instance, INTERVAL);
    }

    /** @param interval between two writes without a change */
    public InstanceVerticle(Pool pool, Supplier<Instance> instance, Duration interval) {
        this.pool = pool;
        this.instance = instance;
        this.interval = interval;
    }

    @Override
    public Future<?> start() {
        write();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        isStopped = true;
        return currentWrite
                .otherwiseEmpty()
                .compose(done -> InstanceStore.remove(pool, written))
                .timeout(MAX_STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(e -> LOG.debug("row not removed, a master removes it after a day", e))
                .otherwiseEmpty();
    }

    private void write() {
        written = instance.get();
        writtenAt = System.nanoTime();
        currentWrite = InstanceStore.write(pool, written, readUptime())
                .onSuccess(done -> failures.succeeded())
                .onFailure(this::logUnlessStopped)
                .onComplete(done -> vertx.setTimer(CHECK_MILLIS, timer -> check()));
    }

    private void logUnlessStopped(Throwable reason) {
        if (!isStopped) {
            failures.failed(ConnectionFailure.of(reason).name(), String.valueOf(reason.getMessage()));
        }
    }

    private static Duration readUptime() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }

    private void check() {
        if (isStopped) {
            return;
        }
        if (System.nanoTime() - writtenAt >= interval.toNanos()
                || !instance.get().equals(written)) {
            write();
        } else {
            vertx.setTimer(CHECK_MILLIS, timer -> check());
        }
    }
}
