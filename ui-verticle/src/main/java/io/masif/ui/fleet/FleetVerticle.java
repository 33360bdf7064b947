package io.masif.ui.fleet;

import io.masif.failure.Failure;
import io.masif.ui.event.Change;
import io.masif.ui.store.FleetStore;
import io.masif.ui.view.HostList;
import io.masif.ui.view.Overview;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.Message;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the index of the fleet, brings it up to date when told to, and answers questions from it. */
public final class FleetVerticle extends AbstractVerticle {
    private static final Logger LOG = LoggerFactory.getLogger(FleetVerticle.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Pool pool;
    private FleetLoad load = new FleetLoad();
    private Overview overview;
    private Instant overviewUntil = Instant.MAX;
    private Throwable away = new IllegalStateException("nothing has been read yet");

    /** @param pool of connections to the database, shared with the other verticles */
    public FleetVerticle(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.eventBus().<FleetQuestion>consumer(FleetQuestion.ADDRESS, this::asked);
        started.complete();
    }

    private void asked(Message<FleetQuestion> message) {
        answer(message.body()).onSuccess(message::reply).onFailure(e -> {
            Failure failure = Failure.from(e);
            if (failure.code().ours()) {
                LOG.error("no answer question={}", message.body(), e);
            }
            message.reply(failure.sendable());
        });
    }

    private Future<?> answer(FleetQuestion question) {
        if (question instanceof FleetQuestion.Refresh) {
            return refresh();
        }
        if (away != null) {
            return Future.failedFuture(unavailable());
        }
        if (question instanceof FleetQuestion.WholeFleet) {
            return Future.succeededFuture(overview());
        }
        if (question instanceof FleetQuestion.Concerned concerned) {
            return Future.succeededFuture(new HostList(hosts().concerned(concerned.actions())));
        }
        if (question instanceof FleetQuestion.OneHost one) {
            Host host = load.fleet().host(one.name());
            return seen(host == null ? List.of() : List.of(host.id())).map(seen -> hosts().detail(one.name()));
        }
        Hosts.Found found = hosts().find(((FleetQuestion.SomeHosts) question).query());
        return seen(found.ids()).map(seen -> hosts().page(found));
    }

    private Hosts hosts() {
        return new Hosts(load.fleet(), new Pending(load.fleet(), Instant.now()));
    }

    /** Finds out when these hosts were seen last: that alone changes without a revision. */
    private Future<Void> seen(List<Integer> ids) {
        return FleetStore.lastSeen(pool, ids)
                .recover(e -> Future.failedFuture(unavailable()))
                .map(seen -> {
                    seen.forEach(load.fleet()::seen);
                    return null;
                });
    }

    private Failure unavailable() {
        return Failure.unavailable(
                "The database cannot be reached. Nothing is lost, and this goes on by itself when it is back.",
                RETRY,
                away);
    }

    private Future<Change> refresh() {
        return load.refresh(pool)
                .compose(changed -> load.removals(pool).map(gone -> changed || gone))
                .map(changed -> {
                    away = null;
                    if (changed || Instant.now().isAfter(overviewUntil)) {
                        overview = null;
                    }
                    return Change.found(load.revisions(), load.removed());
                })
                .recover(e -> {
                    away = e;
                    LOG.debug("refresh failed", e);
                    load = load.usable() ? load : new FleetLoad();
                    return Future.failedFuture(e instanceof Failure ? e : unavailable());
                });
    }

    private Overview overview() {
        if (overview == null || Instant.now().isAfter(overviewUntil)) {
            Instant now = Instant.now();
            Pending pending = new Pending(load.fleet(), now);
            overview = new Overview(
                    load.fleet().size(),
                    pending.packages(),
                    load.fleet().approvals().stream()
                            .map(each -> Tally.of(load.fleet(), each, pending, now))
                            .toList());
            overviewUntil = load.fleet().approvals().stream()
                    .filter(each -> each.inForce(now) && each.approval().expires() != null)
                    .map(each -> each.approval().expires())
                    .min(Instant::compareTo)
                    .orElse(Instant.MAX);
        }
        return overview;
    }
}
