package io.masif.ui.event;

import io.masif.boot.FailureLog;
import io.masif.failure.Failure;
import io.masif.ui.fleet.FleetQuestion;
import io.masif.ui.store.Revisions;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.shareddata.LocalMap;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for changes in the database, again and again and when nudged, and publishes each. */
public final class FeedVerticle extends AbstractVerticle {
    private static final Logger LOG = LoggerFactory.getLogger(FeedVerticle.class);

    private static final String PROBLEM = "ui.database.problem";

    /** The first look reads the whole fleet. */
    private static final long LONGEST_LOAD_MILLIS = 600_000;

    private final int pollMillis;
    private Future<Change> last = Future.succeededFuture(Change.found(Revisions.NONE, 0));
    private Change published = Change.found(Revisions.NONE, 0);
    private final FailureLog failures =
            new FailureLog(LOG, "the database cannot be read", "the database is read again");

    /** @param pollMillis how long to wait between two looks */
    public FeedVerticle(int pollMillis) {
        this.pollMillis = pollMillis;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.eventBus().<Nudge>consumer(Nudge.ADDRESS, this::nudged);
        poll();
        started.complete();
    }

    private void poll() {
        look().onComplete(looked -> vertx.setTimer(pollMillis, timer -> poll()));
    }

    private void nudged(Message<Nudge> message) {
        look().onSuccess(message::reply)
                .onFailure(e -> message.reply(Failure.from(e).sendable()));
    }

    /** One look after the other: a look that begins now sees everything that was committed before. */
    private Future<Change> look() {
        last = last.transform(ignored -> refresh());
        return last;
    }

    private Future<Change> refresh() {
        return vertx.eventBus()
                .<Change>request(
                        FleetQuestion.ADDRESS,
                        new FleetQuestion.Refresh(),
                        new DeliveryOptions().setSendTimeout(LONGEST_LOAD_MILLIS))
                .map(reply -> publish(reply.body()))
                .onSuccess(found -> {
                    failures.succeeded();
                    problem().clear();
                })
                .onFailure(e -> {
                    failures.failed(String.valueOf(e.getMessage()));
                    problem().put(PROBLEM, String.valueOf(e.getMessage()));
                    publish(published.away());
                });
    }

    /** Why the database could not be read last, as a sentence; empty if it could be. */
    public static Optional<String> problem(Vertx vertx) {
        return Optional.ofNullable(
                vertx.sharedData().<String, String>getLocalMap(PROBLEM).get(PROBLEM));
    }

    private LocalMap<String, String> problem() {
        return vertx.sharedData().getLocalMap(PROBLEM);
    }

    private Change publish(Change found) {
        Change next = published.followedBy(found);
        if (next.equals(published)) {
            return published;
        }
        published = next;
        vertx.eventBus().publish(Change.ADDRESS, published);
        return published;
    }
}
