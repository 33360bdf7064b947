package io.masif.ui.fleet.query;

import io.masif.boot.database.ConnectionFailure;
import io.masif.boot.database.DatabasePool;
import io.masif.clock.DatabaseClock;
import io.masif.failure.Failure;
import io.masif.ui.brake.CurrentBrake;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.load.LoadProgress;
import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.fleet.refresh.FleetIndexLoader;
import io.masif.ui.language.Text;
import io.masif.ui.message.ChangedParts;
import io.masif.ui.message.CheckForChanges;
import io.masif.ui.message.FleetChange;
import io.masif.ui.message.RefreshIndex;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns the index of the fleet: refreshes it on request, and answers queries while the database is available. */
public final class FleetVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(FleetVerticle.class);
    private static final Duration SNAPSHOT_INTERVAL = Duration.ofMinutes(15);
    /** For so long a query waits until it is known whether the schema is ready by now. */
    private static final long CHECK_TIMEOUT_MILLIS = 2000;
    /** What is older when it is shown first is brought up to date before. */
    private static final long MAX_AGE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Pool pool;
    private final Duration silentAfter;
    private Future<FleetChange> lastRefresh = Future.succeededFuture();
    private Future<?> lastCheck = Future.succeededFuture();
    private FleetIndexLoader loader;
    private CurrentIndex index;
    private Throwable unavailableCause = Failure.unavailable(Text.of("refusal.not-read"), Duration.ZERO, null);

    /**
     * @param pool of connections to the database, shared with the other verticles
     * @param silentAfter after which a host that is not seen is silent
     */
    public FleetVerticle(Pool pool, Duration silentAfter) {
        this.pool = pool;
        this.silentAfter = silentAfter;
    }

    @Override
    public Future<?> start() {
        loader = new FleetIndexLoader(vertx, silentAfter, SNAPSHOT_INTERVAL);
        index = new CurrentIndex(DatabaseClock.of(vertx), loader.fleet());
        vertx.eventBus().<RefreshIndex>consumer(RefreshIndex.ADDRESS, message -> reply(message, joinRefresh()));
        vertx.eventBus()
                .<IndexRequest>consumer(IndexRequest.ADDRESS, message -> reply(message, answer(message.body())));
        return Future.succeededFuture();
    }

    private static void reply(Message<?> message, Future<?> answer) {
        answer.onSuccess(message::reply).onFailure(e -> {
            Failure failure = Failure.from(e);
            if (failure.code().isInternal()) {
                LOG.error("query failed query={}", message.body(), e);
            }
            message.reply(failure.toReplyException());
        });
    }

    /** Without a schema that is ready, the database is asked anew before an answer: nobody is refused for what is over. */
    private Future<IndexAnswer> answer(IndexRequest request) {
        return isSchemaAwaited() ? joinCheck().transform(checked -> prepare(request)) : prepare(request);
    }

    private Future<IndexAnswer> prepare(IndexRequest request) {
        return request.isLastSeenNeeded() && unavailableCause == null
                ? loader.readLastSeen(pool)
                        .map(this::applyChange)
                        .recover(DatabaseErrors::failRead)
                        .compose(read -> answerNow(request.query()))
                : answerNow(request.query());
    }

    /** A failure that is not the database's own: the schema is not ready, or its version has not been read. */
    private boolean isSchemaAwaited() {
        return unavailableCause instanceof Failure
                && LoadProgress.of(vertx).describe().isEmpty();
    }

    /** Has the change published as well, which the next check would not find any more. */
    private Future<?> joinCheck() {
        lastCheck = lastCheck.isComplete()
                ? vertx.eventBus()
                        .<FleetChange>request(
                                CheckForChanges.ADDRESS,
                                new CheckForChanges(),
                                new DeliveryOptions().setSendTimeout(CHECK_TIMEOUT_MILLIS))
                : lastCheck;
        return lastCheck;
    }

    private Future<IndexAnswer> answerNow(IndexQuery<?> query) {
        return unavailableCause != null
                ? Future.failedFuture(createUnavailable())
                : Future.succeededFuture(query).map(each -> new IndexAnswer(each.answer(index.createView())));
    }

    /** How far the index is while it is read for the first time, else why it cannot be read. */
    private Failure createUnavailable() {
        return LoadProgress.of(vertx)
                .describe()
                .map(progress -> Failure.unavailable(Text.of("refusal.being-read", progress), Duration.ZERO, null))
                .orElseGet(() -> DatabaseErrors.toReadFailure(unavailableCause));
    }

    /** A caller may have given up waiting for a long load that still goes on. */
    private Future<FleetChange> joinRefresh() {
        lastRefresh = lastRefresh.isComplete() ? refresh() : lastRefresh;
        return lastRefresh;
    }

    private Future<FleetChange> refresh() {
        return read(Long.MAX_VALUE)
                .compose(applied -> loader.removeDeletedHosts(pool))
                .map(this::applyChange)
                .compose(applied -> loader.updateSilentHosts(pool))
                .map(this::applyChange)
                .map(applied -> {
                    unavailableCause = null;
                    loader.writeSnapshotIfDue(pool);
                    return FleetChange.of(loader.revisions(), loader.otherChangeCount(), drainChanges(loader.fleet()));
                })
                .recover(e -> {
                    recheckServers(e);
                    unavailableCause = e;
                    LOG.debug("refresh failed", e);
                    if (!loader.isUsableAfter(e)) {
                        loader = new FleetIndexLoader(vertx, silentAfter, SNAPSHOT_INTERVAL);
                        applyChange(true);
                    }
                    return DatabaseErrors.failRead(e);
                });
    }

    /**
     * What was read is as old as the reading took. Before queries are answered, what changed meanwhile is read as well, until
     * that takes hardly any time, or not much less than the reading before: then a busy fleet, or the distance, is the reason.
     *
     * @param formerNanos how long the reading before took
     */
    private Future<Void> read(long formerNanos) {
        long began = System.nanoTime();
        return loader.refresh(pool).map(this::applyChange).compose(applied -> {
            long nanos = System.nanoTime() - began;
            boolean isCurrent = unavailableCause == null || nanos < MAX_AGE_NANOS || nanos > formerNanos / 2;
            if (isCurrent) {
                return Future.succeededFuture();
            }
            LoadProgress progress = LoadProgress.of(vertx);
            int hosts = loader.fleet().hosts().size();
            progress.update("hosts", hosts, hosts);
            return read(nanos).onComplete(done -> progress.end());
        });
    }

    /** Where there are several servers, this one may be lost. */
    private void recheckServers(Throwable reason) {
        ConnectionFailure failure = ConnectionFailure.of(reason);
        if (failure == ConnectionFailure.NO_ANSWER || failure.isServerLost()) {
            DatabasePool.recheckServers(vertx);
        }
    }

    private static ChangedParts drainChanges(FleetIndex fleet) {
        return fleet.changes().drain(id -> HostNames.getName(fleet, id));
    }

    private Void applyChange(boolean isChanged) {
        if (isChanged) {
            index.onIndexChanged(loader.fleet());
            CurrentBrake.of(vertx).set(loader.fleet().delivery().brake());
        }
        return null;
    }
}
