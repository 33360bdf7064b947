package io.masif.master.approval;

import io.masif.master.store.ApprovalStore.Part;
import io.masif.master.store.DatabaseTrouble;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the database for the approvals, again and again, and publishes a {@link Snapshot} each time. */
public final class ApprovalVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ApprovalVerticle.class);

    private final ApprovalReader reader;
    private final Duration poll;
    private Map<Long, Part> parts = Map.of();
    private ApprovalState state;
    private Snapshot snapshot;
    private boolean away;
    private boolean stopped;

    public ApprovalVerticle(Pool pool, Duration poll) {
        reader = new ApprovalReader(pool);
        this.poll = poll;
    }

    @Override
    public Future<?> start() {
        state = ApprovalState.of(vertx);
        vertx.setPeriodic(ApprovalState.BEAT.toMillis(), beat -> state.beat());
        tick();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        return Future.succeededFuture();
    }

    /** The next one is timed when this one is over: a slow database is not asked more often than it answers. */
    private void tick() {
        long askedAt = System.nanoTime();
        state.asked();
        read().onSuccess(this::publish)
                .onFailure(this::missed)
                .onComplete(done -> vertx.setTimer(Math.max(1, poll.toMillis() - since(askedAt)), timer -> tick()));
    }

    /**
     * The revision first: approvals read after it are at least as new. Whoever changes one of them while they are read
     * raises it, so that they are read again.
     */
    private Future<Snapshot> read() {
        return reader.revision()
                .compose(revision -> snapshot != null && snapshot.revision() == revision.value()
                        ? Future.succeededFuture(snapshot.confirmed(revision.askedAtNanos()))
                        : reader.inForce(parts)
                                .onSuccess(read -> {
                                    parts = read;
                                    state.answered();
                                })
                                .compose(read -> index(revision, read.values())));
    }

    /** Many of them would keep the event loop busy for too long. */
    private Future<Snapshot> index(ApprovalReader.Revision revision, Collection<Part> read) {
        return vertx.executeBlocking(() -> Snapshot.of(
                revision.value(),
                read.stream().flatMap(part -> part.approvals().stream()).toList(),
                revision.askedAtNanos()));
    }

    private void publish(Snapshot read) {
        if (away) {
            LOG.info("the approvals are read again: agents are answered");
            away = false;
        }
        if (snapshot == null || snapshot.revision() != read.revision()) {
            LOG.debug("approvals read revision={}", read.revision());
        }
        snapshot = read;
        state.read(read);
        vertx.eventBus().publish(Snapshot.ADDRESS, read);
    }

    private void missed(Throwable reason) {
        state.failed(reason);
        if (!away && !stopped) {
            LOG.warn(
                    "the approvals cannot be read: agents are told to come back reason={}",
                    DatabaseTrouble.reason(reason));
            away = true;
        }
    }

    private static long since(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
