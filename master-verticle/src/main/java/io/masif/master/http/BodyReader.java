package io.masif.master.http;

import io.masif.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;

/**
 * Reads a request's body, whatever its content type, up to a limit and within a time. Nothing is kept beyond the
 * limit, and the failure does not wait for what the client still sends.
 */
final class BodyReader {
    private static final long LONGEST_SECONDS = 60;
    private static final int FIRST_ROOM = 16 * 1024;

    private final Vertx vertx;
    private final int limit;

    BodyReader(Vertx vertx, int limit) {
        this.vertx = vertx;
        this.limit = limit;
    }

    /** A future that fails with a {@link Failure}; to be called before the request's first byte has been read. */
    Future<Buffer> read(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        long told = length == null ? 0 : Long.parseLong(length);
        if (told > limit) {
            return Future.failedFuture(tooLarge());
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        return gather(request, (int) Math.min(told, FIRST_ROOM));
    }

    private Future<Buffer> gather(HttpServerRequest request, int room) {
        Promise<Buffer> promise = Promise.promise();
        Buffer body = Buffer.buffer(room);
        long timer = vertx.setTimer(TimeUnit.SECONDS.toMillis(LONGEST_SECONDS), late -> promise.tryFail(tooSlow()));
        request.handler(piece -> {
            if (body.length() + piece.length() > limit) {
                promise.tryFail(tooLarge());
            } else {
                body.appendBuffer(piece);
            }
        });
        request.exceptionHandler(e -> promise.tryFail(Failure.badInput("the body ended early")));
        request.endHandler(end -> promise.tryComplete(body));
        return promise.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private Failure tooLarge() {
        return Failure.of(Failure.Code.TOO_LARGE, "the body has more than " + limit + " bytes");
    }

    private static Failure tooSlow() {
        return Failure.badInput("the body did not arrive within " + LONGEST_SECONDS + " seconds");
    }
}
