package io.masif.master.approval;

import io.masif.boot.database.ConnectionFailure;
import io.masif.boot.database.DatabasePool;
import io.masif.boot.logging.FailureLog;
import io.masif.master.database.DatabaseErrors;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls the database for the approvals, and publishes a {@link ApprovalSnapshot} each time. */
public final class ApprovalVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ApprovalVerticle.class);

    private final Pool pool;
    private final Duration pollInterval;
    private final FailureLog failures = new FailureLog(
            LOG,
            "the approvals cannot be read: agents are asked to retry",
            "the approvals are read again: agents are answered");
    private ApprovalState state;
    private SnapshotReader reader;
    private boolean isStopped;

    public ApprovalVerticle(Pool pool, Duration pollInterval) {
        this.pool = pool;
        this.pollInterval = pollInterval;
    }

    @Override
    public Future<?> start() {
        state = ApprovalState.of(vertx);
        reader = new SnapshotReader(vertx, pool, state::endQuery);
        vertx.setPeriodic(ApprovalState.BEAT_INTERVAL.toMillis(), beat -> state.beat());
        poll();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        isStopped = true;
        return Future.succeededFuture();
    }

    /** The next poll is scheduled when this one has ended, so that a slow database is not queried more often than it answers. */
    private void poll() {
        long queriedAtNanos = System.nanoTime();
        state.beginQuery();
        reader.read()
                .map(this::publish)
                .onFailure(this::onFailure)
                .onComplete(done -> vertx.setTimer(
                        Math.max(1, pollInterval.toMillis() - millisSince(queriedAtNanos)), timer -> poll()));
    }

    private ApprovalSnapshot publish(ApprovalSnapshot latest) {
        failures.succeeded();
        ApprovalSnapshot before = state.latest();
        if (before == null || before.revision() != latest.revision()) {
            LOG.debug("approvals read revision={}", latest.revision());
        }
        state.setSnapshot(latest);
        vertx.eventBus().publish(ApprovalSnapshot.ADDRESS, latest);
        return latest;
    }

    private void onFailure(Throwable reason) {
        state.setFailure(reason);
        if (ConnectionFailure.of(reason).isServerLost()) {
            DatabasePool.recheckServers(vertx);
        }
        if (!isStopped) {
            String sentence = DatabaseErrors.describe(reason);
            failures.failed(sentence, sentence + " detail=" + DatabaseErrors.reason(reason));
        }
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
