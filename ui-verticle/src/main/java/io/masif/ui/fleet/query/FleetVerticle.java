package io.masif.ui.fleet.query;

import io.masif.clock.ClockDifference;
import io.masif.clock.DatabaseClock;
import io.masif.failure.Failure;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.index.HostLists;
import io.masif.ui.fleet.index.HostNames;
import io.masif.ui.fleet.index.IndexedHost;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.load.FleetIndexLoader;
import io.masif.ui.fleet.progress.Previews;
import io.masif.ui.fleet.progress.ProgressCache;
import io.masif.ui.message.FleetChange;
import io.masif.ui.message.FleetQuery;
import io.masif.ui.store.FleetStore;
import io.masif.ui.view.approval.ApprovalDetail;
import io.masif.ui.view.approval.ApprovalPage;
import io.masif.ui.view.approval.DecisionProgress;
import io.masif.ui.view.approval.StandingApproval;
import io.masif.ui.view.overview.Overview;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.Message;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the index of the fleet, brings it up to date when told to, and answers questions from it. */
public final class FleetVerticle extends AbstractVerticle {
    private static final Logger LOG = LoggerFactory.getLogger(FleetVerticle.class);
    private static final String RECOVERY_HINT = "Nothing is lost, and this goes on by itself when that is over.";

    private final Pool pool;
    private DatabaseClock clock;
    private FleetIndexLoader loader;
    private ProgressCache progressCache;
    private Overview overview;
    /** Up to this moment, what ended by itself has been applied to the index. */
    private Instant expiredUntil = Instant.EPOCH;

    private Instant nextExpiry = Instant.MAX;
    private Throwable unavailableCause =
            Failure.unavailable("The database has not been read yet. It is being read.", null);

    /** @param pool of connections to the database, shared with the other verticles */
    public FleetVerticle(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void start(Promise<Void> started) {
        clock = DatabaseClock.of(vertx);
        loader = new FleetIndexLoader(vertx);
        progressCache = new ProgressCache(loader.fleet());
        vertx.eventBus().<FleetQuery>consumer(FleetQuery.ADDRESS, this::onQuery);
        started.complete();
    }

    private void onQuery(Message<FleetQuery> message) {
        answer(message.body()).onSuccess(message::reply).onFailure(e -> {
            Failure failure = Failure.from(e);
            if (failure.code().isInternal()) {
                LOG.error("no answer question={}", message.body().getClass().getSimpleName(), e);
            }
            message.reply(failure.toReplyException());
        });
    }

    private Future<?> answer(FleetQuery query) {
        if (query instanceof FleetQuery.Refresh) {
            return refresh();
        }
        if (unavailableCause != null) {
            return Future.failedFuture(createUnavailable(unavailableCause));
        }
        if (query instanceof FleetQuery.GetHost one) {
            IndexedHost host = loader.fleet().host(one.name());
            return refreshLastSeen(host == null ? List.of() : List.of(host.id()))
                    .compose(lastSeen -> clock(one.name()))
                    .map(difference -> createHostLists().getDetail(one.name()).with(difference));
        }
        if (query instanceof FleetQuery.FindHosts some) {
            HostLists.HostMatches found = createHostLists().find(some.query());
            return refreshLastSeen(found.ids())
                    .map(lastSeen -> createHostLists().createPage(found));
        }
        return Future.succeededFuture(query).map(this::answerFromIndex);
    }

    private Object answerFromIndex(FleetQuery query) {
        Previews previews = new Previews(loader.fleet(), createPending());
        if (query instanceof FleetQuery.FindPendingHosts pending) {
            return createHostLists().findPending(pending.actions());
        }
        if (query instanceof FleetQuery.GetApproval one) {
            return getApproval(one.id());
        }
        if (query instanceof FleetQuery.ListApprovals some) {
            return listApprovals(some.page(), some.size());
        }
        if (query instanceof FleetQuery.ResolveHosts select) {
            return previews.resolve(select.hosts());
        }
        if (query instanceof FleetQuery.PreviewDecision preview) {
            return previews.preview(preview.actions(), preview.hosts());
        }
        if (query instanceof FleetQuery.PreviewRevocation preview) {
            return previews.preview(preview.id(), preview.patterns(), preview.hosts());
        }
        return overview();
    }

    private PendingActions createPending() {
        Instant now = clock.now();
        if (!now.isBefore(nextExpiry)) {
            loader.fleet().expireDecisions(expiredUntil, now);
            overview = null;
            expiredUntil = now;
            nextExpiry = loader.fleet().decisions().findNextExpiry(expiredUntil);
        }
        return new PendingActions(loader.fleet(), now);
    }

    private HostLists createHostLists() {
        return new HostLists(loader.fleet(), createPending());
    }

    private ApprovalDetail getApproval(long id) {
        StandingApproval approval = loader.fleet().decisions().get(id);
        if (approval == null) {
            throw Failure.of(Failure.Code.NOT_FOUND, "There is no approval " + id + ".");
        }
        DecisionProgress found = progressCache.get(approval, createPending(), clock.now());
        return new ApprovalDetail(
                found,
                HostNames.findFirst(loader.fleet(), approval.decision().hosts().hosts(), Integer.MAX_VALUE));
    }

    /** Finds out when these hosts were seen last: that alone changes without a revision. */
    private Future<Void> refreshLastSeen(List<Integer> ids) {
        return FleetStore.loadLastSeen(pool, ids)
                .recover(e -> Future.failedFuture(createUnavailable(e)))
                .map(lastSeen -> {
                    lastSeen.forEach(loader.fleet()::updateLastSeen);
                    return null;
                });
    }

    private Future<ClockDifference> clock(String host) {
        return FleetStore.loadClockDifference(pool, host).recover(e -> Future.failedFuture(createUnavailable(e)));
    }

    private static Failure createUnavailable(Throwable cause) {
        return DatabaseErrors.toFailure(cause, RECOVERY_HINT);
    }

    private Future<FleetChange> refresh() {
        return loader.refresh(pool)
                .compose(isChanged -> loader.removeDeletedHosts(pool).map(anyRemoved -> isChanged || anyRemoved))
                .map(isChanged -> {
                    unavailableCause = null;
                    if (expiredUntil.equals(Instant.EPOCH)) {
                        expiredUntil = clock.now();
                    }
                    if (isChanged) {
                        onIndexChanged();
                    }
                    return FleetChange.of(loader.revisions(), loader.removalCount());
                })
                .recover(e -> {
                    unavailableCause = e;
                    LOG.debug("refresh failed", e);
                    if (!loader.isUsable()) {
                        loader = new FleetIndexLoader(vertx);
                        onIndexChanged();
                    }
                    return Future.failedFuture(createUnavailable(e));
                });
    }

    private void onIndexChanged() {
        overview = null;
        if (!progressCache.isFor(loader.fleet())) {
            progressCache = new ProgressCache(loader.fleet());
        }
        // not after now: what ended since the last question is still to be applied
        nextExpiry = loader.fleet().decisions().findNextExpiry(expiredUntil);
    }

    private ApprovalPage listApprovals(int page, int size) {
        List<StandingApproval> all = loader.fleet().decisions().all();
        int from = (int) Math.min(all.size(), (page - 1L) * size);
        int to = Math.min(all.size(), from + size);
        return new ApprovalPage(progressCache.get(all.subList(from, to), createPending(), clock.now()), all.size());
    }

    private Overview overview() {
        PendingActions pending = createPending();
        if (overview == null) {
            Instant now = clock.now();
            List<StandingApproval> current = loader.fleet().decisions().all().stream()
                    .filter(each -> each.isInForce(now))
                    .toList();
            overview = new Overview(
                    loader.fleet().size(),
                    loader.fleet().countRunningHosts(),
                    pending.groupByPackage(),
                    progressCache.get(
                            current.subList(0, Math.min(Overview.MAX_APPROVALS, current.size())), pending, now),
                    current.size());
        }
        return overview;
    }
}
