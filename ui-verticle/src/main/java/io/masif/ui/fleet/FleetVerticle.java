package io.masif.ui.fleet;

import io.masif.clock.ClockDifference;
import io.masif.clock.DatabaseClock;
import io.masif.failure.Failure;
import io.masif.ui.event.Change;
import io.masif.ui.store.DatabaseFailure;
import io.masif.ui.store.FleetStore;
import io.masif.ui.view.ApprovalDetail;
import io.masif.ui.view.ApprovalPage;
import io.masif.ui.view.Overview;
import io.masif.ui.view.Progress;
import io.masif.ui.view.StandingApproval;
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
    private static final String PATIENCE = "Nothing is lost, and this goes on by itself when that is over.";

    private final Pool pool;
    private DatabaseClock clock;
    private FleetLoad load;
    private ProgressCache progress;
    private Overview overview;
    /** Up to this moment, what ended by itself has been applied to the index. */
    private Instant expiredUntil = Instant.EPOCH;

    private Instant nextExpiry = Instant.MAX;
    private Throwable away = Failure.unavailable("The database has not been read yet. It is being read.", null);

    /** @param pool of connections to the database, shared with the other verticles */
    public FleetVerticle(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void start(Promise<Void> started) {
        clock = DatabaseClock.of(vertx);
        load = new FleetLoad(vertx);
        progress = new ProgressCache(load.fleet());
        vertx.eventBus().<FleetQuestion>consumer(FleetQuestion.ADDRESS, this::asked);
        started.complete();
    }

    private void asked(Message<FleetQuestion> message) {
        answer(message.body()).onSuccess(message::reply).onFailure(e -> {
            Failure failure = Failure.from(e);
            if (failure.code().ours()) {
                LOG.error("no answer question={}", message.body().getClass().getSimpleName(), e);
            }
            message.reply(failure.sendable());
        });
    }

    private Future<?> answer(FleetQuestion question) {
        if (question instanceof FleetQuestion.Refresh) {
            return refresh();
        }
        if (away != null) {
            return Future.failedFuture(unavailable(away));
        }
        if (question instanceof FleetQuestion.OneHost one) {
            Host host = load.fleet().host(one.name());
            return seen(host == null ? List.of() : List.of(host.id()))
                    .compose(seen -> clock(one.name()))
                    .map(difference -> hosts().detail(one.name()).with(difference));
        }
        if (question instanceof FleetQuestion.SomeHosts some) {
            Hosts.Found found = hosts().find(some.query());
            return seen(found.ids()).map(seen -> hosts().page(found));
        }
        return Future.succeededFuture(question).map(this::fromMemory);
    }

    private Object fromMemory(FleetQuestion question) {
        Previews previews = new Previews(load.fleet(), pending());
        if (question instanceof FleetQuestion.Concerned concerned) {
            return hosts().concerned(concerned.actions());
        }
        if (question instanceof FleetQuestion.OneApproval one) {
            return approval(one.id());
        }
        if (question instanceof FleetQuestion.SomeApprovals some) {
            return approvals(some.page(), some.size());
        }
        if (question instanceof FleetQuestion.Select select) {
            return previews.select(select.hosts());
        }
        if (question instanceof FleetQuestion.PreviewDecision preview) {
            return previews.of(preview.actions(), preview.hosts());
        }
        if (question instanceof FleetQuestion.PreviewRevocation preview) {
            return previews.of(preview.id(), preview.patterns(), preview.hosts());
        }
        return overview();
    }

    private Pending pending() {
        Instant now = clock.now();
        if (!now.isBefore(nextExpiry)) {
            load.fleet().expire(expiredUntil, now);
            overview = null;
            expiredUntil = now;
            nextExpiry = load.fleet().decisions().nextExpiry(expiredUntil);
        }
        return new Pending(load.fleet(), now);
    }

    private Hosts hosts() {
        return new Hosts(load.fleet(), pending());
    }

    private ApprovalDetail approval(long id) {
        StandingApproval approval = load.fleet().decisions().get(id);
        if (approval == null) {
            throw Failure.of(Failure.Code.NOT_FOUND, "There is no approval " + id + ".");
        }
        Progress found = progress.of(approval, pending(), clock.now());
        return new ApprovalDetail(
                found, HostNames.first(load.fleet(), approval.decision().hosts().hosts(), Integer.MAX_VALUE));
    }

    /** Finds out when these hosts were seen last: that alone changes without a revision. */
    private Future<Void> seen(List<Integer> ids) {
        return FleetStore.lastSeen(pool, ids)
                .recover(e -> Future.failedFuture(unavailable(e)))
                .map(seen -> {
                    seen.forEach(load.fleet()::seen);
                    return null;
                });
    }

    private Future<ClockDifference> clock(String host) {
        return FleetStore.clock(pool, host).recover(e -> Future.failedFuture(unavailable(e)));
    }

    private static Failure unavailable(Throwable cause) {
        return DatabaseFailure.of(cause, PATIENCE);
    }

    private Future<Change> refresh() {
        return load.refresh(pool)
                .compose(changed -> load.removals(pool).map(gone -> changed || gone))
                .map(changed -> {
                    away = null;
                    if (expiredUntil.equals(Instant.EPOCH)) {
                        expiredUntil = clock.now();
                    }
                    if (changed) {
                        changed();
                    }
                    return Change.found(load.revisions(), load.removed());
                })
                .recover(e -> {
                    away = e;
                    LOG.debug("refresh failed", e);
                    if (!load.usable()) {
                        load = new FleetLoad(vertx);
                        changed();
                    }
                    return Future.failedFuture(unavailable(e));
                });
    }

    private void changed() {
        overview = null;
        if (!progress.isOf(load.fleet())) {
            progress = new ProgressCache(load.fleet());
        }
        // not after now: what ended since the last question is still to be applied
        nextExpiry = load.fleet().decisions().nextExpiry(expiredUntil);
    }

    private ApprovalPage approvals(int page, int size) {
        List<StandingApproval> all = load.fleet().decisions().all();
        int from = (int) Math.min(all.size(), (page - 1L) * size);
        int to = Math.min(all.size(), from + size);
        return new ApprovalPage(progress.of(all.subList(from, to), pending(), clock.now()), all.size());
    }

    private Overview overview() {
        Pending pending = pending();
        if (overview == null) {
            Instant now = clock.now();
            List<StandingApproval> current = load.fleet().decisions().all().stream()
                    .filter(each -> each.inForce(now))
                    .toList();
            overview = new Overview(
                    load.fleet().size(),
                    load.fleet().running(),
                    pending.packages(),
                    progress.of(current.subList(0, Math.min(Overview.APPROVALS_MOST, current.size())), pending, now),
                    current.size());
        }
        return overview;
    }
}
