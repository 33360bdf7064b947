package io.masif.master.http;

import io.masif.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.Function;

/**
 * Reads a request's body, whatever its content type, up to a limit and within a time. Nothing is kept beyond the
 * limit, and the failure does not wait for what the client still sends.
 */
final class BodyReader {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final BodyBudget budget;
    private final Duration longest;

    BodyReader(Vertx vertx, BodyBudget budget, Duration longest) {
        this.vertx = vertx;
        this.budget = budget;
        this.longest = longest;
    }

    /**
     * What somebody makes of the body, which counts as held until that is there. Fails with a {@link Failure} if there is
     * no body; to be called before the request's first byte has been read.
     *
     * @param host whose request it is
     */
    <T> Future<T> read(HttpServerRequest request, String host, Function<byte[], Future<T>> use) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > budget.limit()) {
            return Future.failedFuture(tooLarge());
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        BodyBudget.Share share = budget.share(host);
        return gather(request, new Body(share)).compose(use).onComplete(done -> share.giveBack());
    }

    private Future<byte[]> gather(HttpServerRequest request, Body body) {
        request.handler(body::add);
        request.exceptionHandler(e -> body.fail(Failure.badInput("the body ended early")));
        request.endHandler(end -> body.complete());
        long timer = vertx.setTimer(longest.toMillis(), late -> body.fail(tooSlow()));
        return body.whole().onComplete(done -> vertx.cancelTimer(timer));
    }

    private Failure tooLarge() {
        return Failure.of(Failure.Code.TOO_LARGE, "the body has more than " + budget.limit() + " bytes");
    }

    private Failure tooSlow() {
        return Failure.badInput("the body did not arrive within " + longest.toSeconds() + " seconds");
    }

    private static Failure later(String sentence) {
        return Failure.unavailable(sentence, RETRY_AFTER, null);
    }

    /** One that arrives. What comes after its end or its failure is dropped. */
    private final class Body {
        private final Promise<byte[]> promise = Promise.promise();
        private final BodyBudget.Share share;
        private Buffer soFar = Buffer.buffer();

        Body(BodyBudget.Share share) {
            this.share = share;
        }

        void add(Buffer piece) {
            if (soFar == null) {
                return;
            }
            int length = soFar.length() + piece.length();
            if (length > budget.limit()) {
                fail(tooLarge());
                return;
            }
            switch (share.grow(length)) {
                case YES -> soFar.appendBuffer(piece);
                case ANOTHER_OF_THIS_HOST -> fail(later("another large report of this host has not been answered yet"));
                case NO_ROOM -> fail(later("too many large reports arrive at once"));
            }
        }

        void complete() {
            Buffer whole = soFar;
            if (whole != null) {
                soFar = null;
                promise.tryComplete(whole.getBytes());
            }
        }

        void fail(Failure failure) {
            soFar = null;
            promise.tryFail(failure);
        }

        Future<byte[]> whole() {
            return promise.future();
        }
    }
}
