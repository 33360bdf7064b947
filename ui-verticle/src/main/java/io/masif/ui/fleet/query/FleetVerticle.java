package io.masif.ui.fleet.query;

import io.masif.clock.ClockDifference;
import io.masif.clock.DatabaseClock;
import io.masif.failure.Failure;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.HostNames;
import io.masif.ui.fleet.load.FleetIndexLoader;
import io.masif.ui.fleet.load.LoadProgress;
import io.masif.ui.language.Text;
import io.masif.ui.message.ChangedParts;
import io.masif.ui.message.FleetChange;
import io.masif.ui.message.FleetQuery;
import io.masif.ui.store.FleetStore;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.host.HostDetail;
import io.masif.ui.view.host.HostListPage;
import io.masif.ui.view.host.HostQuery;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns the index of the fleet: refreshes it on request, and answers queries while the database is available. */
public final class FleetVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(FleetVerticle.class);
    private static final Duration SNAPSHOT_INTERVAL = Duration.ofMinutes(15);

    private final Pool pool;
    private final Duration silentAfter;
    private Future<FleetChange> lastRefresh = Future.succeededFuture();
    private FleetIndexLoader loader;
    private FleetQueryHandler queries;
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
        queries = new FleetQueryHandler(DatabaseClock.of(vertx), loader.fleet());
        vertx.eventBus().<FleetQuery>consumer(FleetQuery.ADDRESS, this::onQuery);
        vertx.eventBus()
                .<IndexRequest>consumer(
                        IndexRequest.ADDRESS,
                        message -> reply(message, answer(message.body().query())));
        return Future.succeededFuture();
    }

    private void onQuery(Message<FleetQuery> message) {
        reply(message, answer(message.body()));
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

    private Future<IndexAnswer> answer(IndexQuery<?> query) {
        return unavailableCause != null
                ? Future.failedFuture(createUnavailable())
                : Future.succeededFuture(query).map(each -> new IndexAnswer(each.answer(queries.createView())));
    }

    /** How far the index is while it is read for the first time, else why it cannot be read. */
    private Failure createUnavailable() {
        return LoadProgress.of(vertx)
                .describe()
                .map(progress -> Failure.unavailable(Text.of("refusal.being-read", progress), Duration.ZERO, null))
                .orElseGet(() -> DatabaseErrors.toReadFailure(unavailableCause));
    }

    private Future<?> answer(FleetQuery query) {
        if (query instanceof FleetQuery.Refresh) {
            // a caller may have given up waiting for a long load that still goes on
            lastRefresh = lastRefresh.isComplete() ? refresh() : lastRefresh;
            return lastRefresh;
        }
        if (unavailableCause != null) {
            return Future.failedFuture(createUnavailable());
        }
        if (query instanceof FleetQuery.GetHost one) {
            return getHost(one.name());
        }
        if (query instanceof FleetQuery.FindHosts hosts) {
            return findHosts(hosts.query());
        }
        return Future.succeededFuture(query).map(queries::answer);
    }

    private Future<HostDetail> getHost(String name) {
        HostRecord host = loader.fleet().host(name);
        return refreshLastSeen(host == null ? List.of() : List.of(host.id()))
                .compose(refreshed -> loadClockDifference(name))
                .map(difference -> queries.createHostLists().getDetail(name).withClock(difference));
    }

    private Future<HostListPage> findHosts(HostQuery query) {
        return Future.succeededFuture(query)
                .map(each -> queries.createHostLists().find(each))
                .compose(matches -> refreshLastSeen(matches.ids())
                        .map(refreshed -> queries.createHostLists().createPage(matches)));
    }

    /** Reads when these hosts were last seen: that alone changes without a revision. */
    private Future<Void> refreshLastSeen(List<Integer> ids) {
        return FleetStore.loadLastSeen(pool, ids)
                .recover(DatabaseErrors::failRead)
                .map(lastSeen -> {
                    loader.fleet().hosts().updateLastSeen(lastSeen);
                    return null;
                });
    }

    private Future<ClockDifference> loadClockDifference(String host) {
        return FleetStore.loadClockDifference(pool, host).recover(DatabaseErrors::failRead);
    }

    private Future<FleetChange> refresh() {
        return loader.refresh(pool)
                .map(this::applyChange)
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
                    unavailableCause = e;
                    LOG.debug("refresh failed", e);
                    if (!loader.isUsable()) {
                        loader = new FleetIndexLoader(vertx, silentAfter, SNAPSHOT_INTERVAL);
                        applyChange(true);
                    }
                    return DatabaseErrors.failRead(e);
                });
    }

    private static ChangedParts drainChanges(FleetIndex fleet) {
        return fleet.changes().drain(id -> HostNames.getName(fleet, id));
    }

    private Void applyChange(boolean isChanged) {
        if (isChanged) {
            queries.onIndexChanged(loader.fleet());
        }
        return null;
    }
}
