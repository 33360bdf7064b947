package io.masif.ui.event;

import io.masif.boot.logging.FailureLog;
import io.masif.failure.Failure;
import io.masif.ui.database.Revisions;
import io.masif.ui.message.ChangedParts;
import io.masif.ui.message.CheckForChanges;
import io.masif.ui.message.FleetChange;
import io.masif.ui.message.RefreshIndex;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.shareddata.LocalMap;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls the database for changes, also on request, and publishes each change. */
public final class FeedVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(FeedVerticle.class);

    private static final String PROBLEM = "ui.database.problem";

    /** The first check reads the whole fleet, and without a snapshot all its runs. */
    private static final long LOAD_TIMEOUT_MILLIS = 3_600_000;

    private final int pollMillis;
    private Future<FleetChange> lastCheck =
            Future.succeededFuture(FleetChange.of(Revisions.NONE, 0, ChangedParts.NONE));
    private FleetChange lastPublished = FleetChange.of(Revisions.NONE, 0, ChangedParts.NONE);
    private final FailureLog failures =
            new FailureLog(LOG, "the database cannot be read", "the database is read again");

    /** @param pollMillis the time between two checks */
    public FeedVerticle(int pollMillis) {
        this.pollMillis = pollMillis;
    }

    @Override
    public Future<?> start() {
        vertx.eventBus().<CheckForChanges>consumer(CheckForChanges.ADDRESS, this::onCheckRequest);
        poll();
        return Future.succeededFuture();
    }

    private void poll() {
        checkForChanges().onComplete(checked -> vertx.setTimer(pollMillis, timer -> poll()));
    }

    private void onCheckRequest(Message<CheckForChanges> message) {
        checkForChanges()
                .onSuccess(message::reply)
                .onFailure(e -> message.reply(Failure.from(e).toReplyException()));
    }

    /** Checks run one after the other: a check that begins now sees everything that was committed before. */
    private Future<FleetChange> checkForChanges() {
        lastCheck = lastCheck.transform(ignored -> refresh());
        return lastCheck;
    }

    private Future<FleetChange> refresh() {
        return vertx.eventBus()
                .<FleetChange>request(
                        RefreshIndex.ADDRESS,
                        new RefreshIndex(),
                        new DeliveryOptions().setSendTimeout(LOAD_TIMEOUT_MILLIS))
                .map(reply -> publish(reply.body()))
                .onSuccess(current -> {
                    failures.succeeded();
                    getProblems().clear();
                })
                .onFailure(e -> {
                    failures.failed(String.valueOf(e.getMessage()));
                    getProblems().put(PROBLEM, String.valueOf(e.getMessage()));
                    publish(lastPublished.unavailable());
                });
    }

    /** Why the last check failed, as a sentence; empty if it succeeded. */
    public static Optional<String> findProblem(Vertx vertx) {
        return Optional.ofNullable(
                vertx.sharedData().<String, String>getLocalMap(PROBLEM).get(PROBLEM));
    }

    private LocalMap<String, String> getProblems() {
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
