package io.masif.master.body;

import io.masif.failure.Failure;
import io.masif.master.overload.BodyBudget;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.Function;

/**
 * Reads a request's body, whatever its content type, up to a limit and within a time. Nothing is kept beyond the limit,
 * and the failure does not wait for the rest of the body.
 */
public final class BodyReader {
    private final Vertx vertx;
    private final BodyBudget budget;
    private final Duration timeout;

    public BodyReader(Vertx vertx, BodyBudget budget, Duration timeout) {
        this.vertx = vertx;
        this.budget = budget;
        this.timeout = timeout;
    }

    /**
     * The handler's result; the body counts as in memory until it is there. Fails with a {@link Failure} if the body cannot
     * be read. To be called before the request's first byte has been read.
     *
     * @param host the sender
     */
    public <T> Future<T> read(HttpServerRequest request, String host, Function<byte[], Future<T>> handler) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > budget.bodyLimit()) {
            return Future.failedFuture(tooLarge());
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        BodyBudget.Reservation reservation = budget.newReservation(host);
        return receive(request, new IncomingBody(reservation))
                .compose(handler)
                .onComplete(done -> reservation.release());
    }

    private Future<byte[]> receive(HttpServerRequest request, IncomingBody body) {
        request.handler(body::add);
        request.exceptionHandler(e -> body.fail(Failure.badInput("the body ended early")));
        request.endHandler(end -> body.complete());
        long timer = vertx.setTimer(timeout.toMillis(), late -> body.fail(tooSlow()));
        return body.content().onComplete(done -> {
            vertx.cancelTimer(timer);
            dropRest(request);
        });
    }

    /** The request exists for as long as its answer is held back: that must not keep the body. */
    private static void dropRest(HttpServerRequest request) {
        request.handler(null);
        request.exceptionHandler(null);
        request.endHandler(null);
    }

    private Failure tooLarge() {
        return Failure.of(Failure.Code.TOO_LARGE, "the body has more than " + budget.bodyLimit() + " bytes");
    }

    private Failure tooSlow() {
        return Failure.badInput("the body did not arrive within " + timeout.toSeconds() + " seconds");
    }

    /** A body that arrives, until its end or its failure. */
    private final class IncomingBody {
        private final Promise<byte[]> promise = Promise.promise();
        private final BodyBudget.Reservation reservation;
        private final Buffer received = Buffer.buffer();

        IncomingBody(BodyBudget.Reservation reservation) {
            this.reservation = reservation;
        }

        void add(Buffer chunk) {
            int length = received.length() + chunk.length();
            if (length > budget.bodyLimit()) {
                fail(tooLarge());
                return;
            }
            BodyBudget.GrowResult result = reservation.growTo(length);
            if (result == BodyBudget.GrowResult.GRANTED) {
                received.appendBuffer(chunk);
            } else {
                fail(result.toFailure());
            }
        }

        void complete() {
            promise.complete(received.getBytes());
        }

        void fail(Failure failure) {
            promise.fail(failure);
        }

        Future<byte[]> content() {
            return promise.future();
        }
    }
}
