package io.masif.master.approval;

import io.masif.boot.FailureLog;
import io.masif.clock.DatabaseClock;
import io.masif.decision.DecisionIndex;
import io.masif.master.store.DatabaseTrouble;
import io.masif.master.store.DecisionStore;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the database for the approvals, again and again, and publishes a {@link Snapshot} each time. */
public final class ApprovalVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ApprovalVerticle.class);

    private final Pool pool;
    private final Duration poll;
    private DecisionLoader loader;
    private DecisionIndex loaded = DecisionIndex.EMPTY;
    private ApprovalState state;
    private DatabaseClock clock;
    private Snapshot snapshot;
    private final FailureLog failures = new FailureLog(
            LOG,
            "the approvals cannot be read: agents are told to come back",
            "the approvals are read again: agents are answered");
    private boolean stopped;

    public ApprovalVerticle(Pool pool, Duration poll) {
        this.pool = pool;
        this.poll = poll;
    }

    @Override
    public Future<?> start() {
        state = ApprovalState.of(vertx);
        clock = DatabaseClock.of(vertx);
        loader = new DecisionLoader(vertx, pool, state::answered);
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
     * The revision first: decisions read after it are at least as new. One that is made or revoked while they are read
     * raises it, so that they are read again.
     */
    private Future<Snapshot> read() {
        return PatientQuery.ask(this::revision)
                .compose(revision -> snapshot != null && snapshot.revision() == revision.value()
                        ? Future.succeededFuture(snapshot.confirmed(revision.askedAtNanos()))
                        : loader.load(loaded)
                                .onSuccess(read -> loaded = read)
                                .map(read -> new Snapshot(revision.value(), read, revision.askedAtNanos())));
    }

    /**
     * The revision of the decisions.
     *
     * @param askedAtNanos when the database was asked for it, by {@link System#nanoTime()}
     */
    private record Revision(long value, long askedAtNanos) {}

    private Future<Revision> revision() {
        long now = System.nanoTime();
        return DecisionStore.revision(pool)
                .onSuccess(read -> clock.measured(read.now(), now))
                .map(read -> new Revision(read.value(), now));
    }

    private void publish(Snapshot read) {
        failures.succeeded();
        if (snapshot == null || snapshot.revision() != read.revision()) {
            LOG.debug("approvals read revision={}", read.revision());
        }
        snapshot = read;
        state.read(read);
        vertx.eventBus().publish(Snapshot.ADDRESS, read);
    }

    private void missed(Throwable reason) {
        state.failed(reason);
        if (!stopped) {
            String sentence = DatabaseTrouble.sentence(reason);
            failures.failed(sentence, sentence + " detail=" + DatabaseTrouble.reason(reason));
        }
    }

    private static long since(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
