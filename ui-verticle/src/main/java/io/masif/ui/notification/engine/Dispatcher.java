package io.masif.ui.notification.engine;

import io.masif.text.Quote;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.engine.LeaseHolder;
import io.masif.ui.language.Text;
import io.masif.ui.notification.send.NotificationSender;
import io.masif.ui.notification.send.OutgoingNotification;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, some at once to each receiver, and writes down what became of each. Nothing but the next attempts at a
 * receiver waits for its answers.
 */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration RECORD_TIME_LIMIT = Duration.ofSeconds(10);
    private static final int MAX_ERROR_LENGTH = 500;

    private final Pool pool;
    private final LeaseHolder lease;
    private final NotificationSender sender;
    private final RetrySchedule schedule;
    private final Runnable onEnded;
    private final OngoingAttempts ongoing = new OngoingAttempts();

    /** @param onEnded called when an attempt has ended: more can be sent to its receiver */
    Dispatcher(Pool pool, LeaseHolder lease, NotificationSender sender, RetrySchedule schedule, Runnable onEnded) {
        this.pool = pool;
        this.lease = lease;
        this.sender = sender;
        this.schedule = schedule;
        this.onEnded = onEnded;
    }

    /** Begins to send what is due and finds room at its receiver. Nothing is begun without the lease. */
    Future<Void> sendDue() {
        return lease.acquire()
                .compose(isHeld -> isHeld ? lease.inTransaction(this::begin) : Future.succeededFuture(List.of()))
                .onSuccess(begun -> begun.forEach(this::attempt))
                .mapEmpty();
    }

    private Future<List<OutgoingNotification>> begin(SqlConnection connection) {
        return DeliveryStore.findDue(connection).map(ongoing::select).compose(selected -> DeliveryStore.begin(
                        connection, selected, this::findTimeout)
                .map(selected));
    }

    /**
     * When the next attempt is due that finds room at its receiver; {@link Instant#MAX} for none. For others there is room when
     * an attempt ends.
     */
    Future<Instant> findNext() {
        return DeliveryStore.findNext(pool, ongoing::hasRoom);
    }

    /** Until it is certain that the attempt is over. */
    private Duration findTimeout(OutgoingNotification notification) {
        return NotificationSender.timeLimit(notification.route().definition().kind())
                .plus(RECORD_TIME_LIMIT)
                .plus(schedule.delayAfter(notification.attempt()));
    }

    private void attempt(OutgoingNotification notification) {
        ongoing.begin(notification.receiver());
        Future.succeededFuture(notification)
                .compose(sender::send)
                .transform(sent ->
                        sent.succeeded() ? succeed(notification, sent.result()) : fail(notification, sent.cause()))
                .onFailure(e -> LOG.warn(
                        "cannot store how an attempt to notify ended, it is repeated {} id={} reason={}",
                        notification.route(),
                        notification.uuid(),
                        e.getMessage()))
                .onComplete(ended -> {
                    ongoing.end(notification.receiver());
                    onEnded.run();
                });
    }

    private Future<Void> succeed(OutgoingNotification notification, Optional<String> refusal) {
        return record(connection -> DeliveryStore.succeed(connection, notification.id(), refusal.orElse(null)))
                .onSuccess(done -> LOG.info(
                        "notification sent {} event={} id={}{}",
                        notification.route(),
                        notification.event().word(),
                        notification.uuid(),
                        refusal.map(reason -> " not-to-all=" + Quote.truncate(reason, MAX_ERROR_LENGTH))
                                .orElse("")));
    }

    private Future<Void> fail(OutgoingNotification notification, Throwable cause) {
        String error = Quote.truncate(String.valueOf(cause.getMessage()), MAX_ERROR_LENGTH);
        boolean isLast = notification.attempt() >= schedule.attempts();
        LOG.warn(
                "notification not accepted {} event={} id={} attempt={} last={} reason={}",
                notification.route(),
                notification.event().word(),
                notification.uuid(),
                notification.attempt(),
                isLast,
                error);
        return record(connection -> isLast
                ? DeliveryStore.giveUp(connection, notification, error)
                : DeliveryStore.fail(
                        connection, notification.id(), error, schedule.delayAfter(notification.attempt())));
    }

    /** Without the lease: what became of an attempt is true whoever has it now. */
    private Future<Void> record(Function<SqlConnection, Future<Void>> work) {
        return new ShortTransaction(
                        pool, RECORD_TIME_LIMIT, () -> false, Text.of("refusal-notification.unknown-attempt"))
                .run(work);
    }
}
