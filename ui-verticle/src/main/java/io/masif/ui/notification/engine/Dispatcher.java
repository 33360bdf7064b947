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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due, some at once, and writes down what became of each. */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration RECORD_TIME_LIMIT = Duration.ofSeconds(10);
    private static final int MAX_ERROR_LENGTH = 500;

    private final Pool pool;
    private final LeaseHolder lease;
    private final NotificationSender sender;
    private final RetrySchedule schedule;

    Dispatcher(Pool pool, LeaseHolder lease, NotificationSender sender, RetrySchedule schedule) {
        this.pool = pool;
        this.lease = lease;
        this.sender = sender;
        this.schedule = schedule;
    }

    /** Sends some of what is due; the rest follows. Nothing is begun without the lease. */
    Future<Void> sendDue() {
        return lease.acquire()
                .compose(isHeld -> isHeld
                        ? lease.inTransaction(connection -> DeliveryStore.begin(connection, this::findTimeout))
                        : Future.succeededFuture(List.of()))
                .compose(due -> Future.join(due.stream().map(this::attempt).toList()))
                .mapEmpty();
    }

    /** Until it is certain that the attempt is over. */
    private Duration findTimeout(OutgoingNotification notification) {
        return NotificationSender.timeLimit(notification.route().definition().kind())
                .plus(RECORD_TIME_LIMIT)
                .plus(schedule.delayAfter(notification.attempt()));
    }

    private Future<Void> attempt(OutgoingNotification notification) {
        return sender.send(notification)
                .transform(sent -> sent.succeeded() ? succeed(notification) : fail(notification, sent.cause()));
    }

    private Future<Void> succeed(OutgoingNotification notification) {
        return record(connection -> DeliveryStore.succeed(connection, notification.id()))
                .onSuccess(done -> LOG.info(
                        "notification sent {} event={} id={}",
                        notification.route(),
                        notification.event().word(),
                        notification.uuid()));
    }

    private Future<Void> fail(OutgoingNotification notification, Throwable cause) {
        String error = Quote.truncate(String.valueOf(cause.getMessage()), MAX_ERROR_LENGTH);
        Optional<Duration> delay = notification.attempt() >= schedule.attempts()
                ? Optional.empty()
                : Optional.of(schedule.delayAfter(notification.attempt()));
        LOG.warn(
                "notification not accepted {} event={} id={} attempt={} last={} reason={}",
                notification.route(),
                notification.event().word(),
                notification.uuid(),
                notification.attempt(),
                delay.isEmpty(),
                error);
        return record(connection -> DeliveryStore.fail(connection, notification.id(), error, delay));
    }

    /** Without the lease: what became of an attempt is true whoever has it now. */
    private Future<Void> record(Function<SqlConnection, Future<Void>> work) {
        return new ShortTransaction(
                        pool, RECORD_TIME_LIMIT, () -> false, Text.of("refusal-notification.unknown-attempt"))
                .run(work);
    }
}
