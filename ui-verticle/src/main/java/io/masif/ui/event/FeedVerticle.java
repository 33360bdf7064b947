package io.masif.ui.event;

import io.masif.failure.Failure;
import io.masif.ui.fleet.FleetQuestion;
import io.masif.ui.store.Revisions;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for changes in the database, again and again and when nudged, and publishes each. */
public final class FeedVerticle extends AbstractVerticle {
    private static final Logger LOG = LoggerFactory.getLogger(FeedVerticle.class);

    /** The first look reads the whole fleet. */
    private static final long LONGEST_LOAD_MILLIS = 600_000;

    private final int pollMillis;
    private Future<Change> last = Future.succeededFuture(Change.found(Revisions.NONE, 0));
    private Change published = Change.found(Revisions.NONE, 0);
    private String told = "";

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
                .onFailure(e -> {
                    tell(e.getMessage());
                    publish(published.away());
                });
    }

    /** Once, until it is back or away for another reason. */
    private void tell(String reason) {
        if (!Objects.equals(reason, told)) {
            told = reason;
            LOG.warn("database away reason=\"{}\"", reason);
        }
    }

    private Change publish(Change found) {
        Change next = published.followedBy(found);
        if (next.equals(published)) {
            return published;
        }
        if (found.available() && !published.available()) {
            told = "";
            LOG.info("database back");
        }
        published = next;
        vertx.eventBus().publish(Change.ADDRESS, published);
        return published;
    }
}
