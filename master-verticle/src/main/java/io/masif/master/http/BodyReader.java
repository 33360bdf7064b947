package io.masif.master.http;

import io.masif.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a request's body, whatever its content type, up to a limit and within a time. Nothing is kept beyond the
 * limit, and the failure does not wait for what the client still sends.
 */
final class BodyReader {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final BodyBudget budget;
    private final Duration longest;

    BodyReader(BodyBudget budget, Duration longest) {
        this.budget = budget;
        this.longest = longest;
    }

    /** A future that fails with a {@link Failure}; to be called before the request's first byte has been read. */
    Future<Buffer> read(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > budget.limit()) {
            return Future.failedFuture(tooLarge());
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        return gather(request);
    }

    private Future<Buffer> gather(HttpServerRequest request) {
        Body body = new Body();
        request.handler(body::add);
        request.exceptionHandler(e -> body.fail(Failure.badInput("the body ended early")));
        request.endHandler(end -> body.complete());
        return body.whole().timeout(longest.toMillis(), TimeUnit.MILLISECONDS).recover(e -> {
            body.drop();
            return Future.failedFuture(e instanceof TimeoutException ? tooSlow() : e);
        });
    }

    private Failure tooLarge() {
        return Failure.of(Failure.Code.TOO_LARGE, "the body has more than " + budget.limit() + " bytes");
    }

    private Failure tooSlow() {
        return Failure.badInput("the body did not arrive within " + longest.toSeconds() + " seconds");
    }

    /** One that arrives. What comes after its end or its failure is dropped. */
    private final class Body {
        private final Promise<Buffer> promise = Promise.promise();
        private Buffer soFar = Buffer.buffer();

        void add(Buffer piece) {
            if (soFar == null) {
                return;
            }
            int before = soFar.length();
            int after = before + piece.length();
            if (after > budget.limit()) {
                fail(tooLarge());
            } else if (budget.take(before, after)) {
                soFar.appendBuffer(piece);
            } else {
                fail(Failure.unavailable("too many large reports arrive at once", RETRY_AFTER, null));
            }
        }

        void complete() {
            Buffer whole = soFar;
            if (whole != null) {
                drop();
                promise.tryComplete(whole);
            }
        }

        void fail(Failure failure) {
            drop();
            promise.tryFail(failure);
        }

        Future<Buffer> whole() {
            return promise.future();
        }

        void drop() {
            if (soFar != null) {
                budget.giveBack(soFar.length());
                soFar = null;
            }
        }
    }
}
