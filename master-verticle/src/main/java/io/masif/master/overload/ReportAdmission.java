package io.masif.master.overload;

import io.masif.failure.Failure;
import io.masif.master.database.StorageState;
import io.masif.master.meter.ReportMeters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * Decides, on one event loop, which reports are parsed: none while the write queue is full, unless there is nothing to
 * write, and none while parsing makes the event loop late. Reports that are answered from memory do not come here.
 */
public final class ReportAdmission {
    /** How long a report waits for being stored, and then an answer of version 1. */
    public static final DeliveryOptions STORE_TIMEOUT = new DeliveryOptions().setSendTimeout(10_000);

    /** Parsing a larger body would delay all other hosts of this event loop. */
    private static final int LARGE_BODY_BYTES = 256 * 1024;

    private final BackpressureController backpressure;
    private final EventLoopDelay eventLoopDelay;
    private final LargeBodyQueue largeBodies;
    private final StorageState storage;
    private final ReportMeters meters;

    private ReportAdmission(Vertx vertx, BackpressureController backpressure) {
        this.backpressure = backpressure;
        this.eventLoopDelay = EventLoopDelay.of(vertx, backpressure::recordLoopDelay);
        this.largeBodies = LargeBodyQueue.of(vertx);
        this.storage = StorageState.of(vertx);
        this.meters = ReportMeters.of(vertx);
    }

    /** Of the event loop on which this is called. */
    public static ReportAdmission of(Vertx vertx, BackpressureController backpressure) {
        return new ReportAdmission(vertx, backpressure);
    }

    /**
     * Parses a body, on this event loop if it is small.
     *
     * @param isRepeated whether the host sent the same body last, so that nothing has to be written
     * @param isClientGone whether the client has disconnected
     * @throws Failure as unavailable, if there is no capacity for it
     */
    public <T> Future<T> parse(
            byte[] body, Callable<T> parser, BooleanSupplier isRepeated, BooleanSupplier isClientGone) {
        long now = System.nanoTime();
        boolean isUnwritable = backpressure.isQueueFull(now) && !isRepeated.getAsBoolean();
        boolean isLate = eventLoopDelay.isLateByParsing(now);
        if (isUnwritable || isLate) {
            if (isLate || !storage.isStalled()) {
                backpressure.recordRefusal();
            }
            meters.countShed();
            throw Failure.unavailable("there are more reports than can be answered", null);
        }
        if (body.length > LARGE_BODY_BYTES) {
            return largeBodies.parse(body, parser, isClientGone);
        }
        try {
            return Future.succeededFuture(parser.call());
        } catch (Exception e) {
            return Future.failedFuture(e);
        } finally {
            eventLoopDelay.recordParsing(System.nanoTime() - now);
        }
    }

    /** The failure behind anything that was thrown. A report that waited too long waited for the database, or for its turn. */
    public Failure toFailure(Throwable thrown) {
        boolean isTimeout = thrown instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT;
        return isTimeout
                ? storage.delay()
                        .map(reason -> Failure.unavailable(reason, thrown))
                        .orElseGet(() -> Failure.from(thrown))
                : Failure.from(thrown);
    }
}
