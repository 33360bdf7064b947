package io.masif.master.http;

import io.masif.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a request's body, whatever its content type, up to a limit and within a time. Nothing is kept beyond the
 * limit, and the failure does not wait for what the client still sends.
 */
final class BodyReader {
    private static final long LONGEST_SECONDS = 60;

    private final int limit;

    BodyReader(int limit) {
        this.limit = limit;
    }

    /** A future that fails with a {@link Failure}; to be called before the request's first byte has been read. */
    Future<Buffer> read(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > limit) {
            return Future.failedFuture(tooLarge());
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        return gather(request)
                .timeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .recover(e -> Future.failedFuture(e instanceof TimeoutException ? tooSlow() : e));
    }

    private Future<Buffer> gather(HttpServerRequest request) {
        Promise<Buffer> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(piece -> {
            if (body.length() + piece.length() > limit) {
                promise.tryFail(tooLarge());
            } else {
                body.appendBuffer(piece);
            }
        });
        request.exceptionHandler(e -> promise.tryFail(Failure.badInput("the body ended early")));
        request.endHandler(end -> promise.tryComplete(body));
        return promise.future();
    }

    private Failure tooLarge() {
        return Failure.of(Failure.Code.TOO_LARGE, "the body has more than " + limit + " bytes");
    }

    private static Failure tooSlow() {
        return Failure.badInput("the body did not arrive within " + LONGEST_SECONDS + " seconds");
    }
}
