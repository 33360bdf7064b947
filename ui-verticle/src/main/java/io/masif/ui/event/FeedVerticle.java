package io.masif.ui.event;

import io.masif.boot.logging.FailureLog;
import io.masif.failure.Failure;
import io.masif.ui.database.Revisions;
import io.masif.ui.message.CheckForChanges;
import io.masif.ui.message.FleetChange;
import io.masif.ui.message.FleetQuery;
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
    private static final long LOAD_TIMEOUT_MILLIS = 600_000;

    private final int pollMillis;
    private Future<FleetChange> lastCheck = Future.succeededFuture(FleetChange.of(Revisions.NONE, 0));
    private FleetChange lastPublished = FleetChange.of(Revisions.NONE, 0);
    private final FailureLog failures =
            new FailureLog(LOG, "the database cannot be read", "the database is read again");

    /** @param pollMillis how long to wait between two looks */
    public FeedVerticle(int pollMillis) {
        this.pollMillis = pollMillis;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.eventBus().<CheckForChanges>consumer(CheckForChanges.ADDRESS, this::onCheckRequest);
        poll();
        started.complete();
    }

    private void poll() {
        checkForChanges().onComplete(checked -> vertx.setTimer(pollMillis, timer -> poll()));
    }

    private void onCheckRequest(Message<CheckForChanges> message) {
        checkForChanges()
                .onSuccess(message::reply)
                .onFailure(e -> message.reply(Failure.from(e).toReplyException()));
    }

    /** One look after the other: a look that begins now sees everything that was committed before. */
    private Future<FleetChange> checkForChanges() {
        lastCheck = lastCheck.transform(ignored -> refresh());
        return lastCheck;
    }

    private Future<FleetChange> refresh() {
        return vertx.eventBus()
                .<FleetChange>request(
                        FleetQuery.ADDRESS,
                        new FleetQuery.Refresh(),
                        new DeliveryOptions().setSendTimeout(LOAD_TIMEOUT_MILLIS))
                .map(reply -> publish(reply.body()))
                .onSuccess(current -> {
                    failures.succeeded();
                    findProblem().clear();
                })
                .onFailure(e -> {
                    failures.failed(String.valueOf(e.getMessage()));
                    findProblem().put(PROBLEM, String.valueOf(e.getMessage()));
                    publish(lastPublished.unavailable());
                });
    }

    /** Why the database could not be read last, as a sentence; empty if it could be. */
    public static Optional<String> findProblem(Vertx vertx) {
        return Optional.ofNullable(
                vertx.sharedData().<String, String>getLocalMap(PROBLEM).get(PROBLEM));
    }

    private LocalMap<String, String> findProblem() {
        return vertx.sharedData().getLocalMap(PROBLEM);
    }

    private FleetChange publish(FleetChange current) {
        FleetChange next = lastPublished.advanceTo(current);
        if (next.equals(lastPublished)) {
            return lastPublished;
        }
        lastPublished = next;
        vertx.eventBus().publish(FleetChange.ADDRESS, lastPublished);
        return lastPublished;
    }
}
