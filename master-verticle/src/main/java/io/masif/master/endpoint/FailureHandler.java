package io.masif.master.endpoint;

import io.masif.boot.logging.LogRateLimit;
import io.masif.drain.Drain;
import io.masif.failure.Failure;
import io.masif.http.RefusalLog;
import io.masif.master.database.StorageState;
import io.masif.master.overload.BackpressureController;
import io.masif.text.Quote;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request that failed with a status and a sentence: plain text for version 1, else a JSON object. */
final class FailureHandler implements Handler<RoutingContext> {
    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;
    /** Each has a stack trace. */
    private static final int MAX_ERRORS_PER_SECOND = 3;

    private static final long DISCARD_TIMEOUT_MILLIS = 2000;
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

    private final Vertx vertx;
    private final RefusalLog refusalLog;
    private final BackpressureController backpressure;
    private final StorageState storage;
    private final Drain drain;
    private final LogRateLimit errorLogLimit = new LogRateLimit(
            MAX_ERRORS_PER_SECOND, omitted -> LOG.error("failed as well within a second requests={}", omitted));

    /** @param backpressure has the values of Retry-After for failures without one */
    FailureHandler(Vertx vertx, BackpressureController backpressure) {
        this.backpressure = backpressure;
        this.vertx = vertx;
        this.storage = StorageState.of(vertx);
        this.drain = Drain.of(vertx);
        this.refusalLog = new RefusalLog(vertx, "agent");
    }

    @Override
    public void handle(RoutingContext context) {
        answer(context.request(), null, toFailure(context));
    }

    /** @param agent the sender; null if it is not known */
    void answer(HttpServerRequest request, String agent, Failure failure) {
        log(request, agent, failure);
        if (failure.code() == Failure.Code.UNAVAILABLE) {
            vertx.setTimer(
                    backpressure.refusalDelay(storage.isStalled()).toMillis(), later -> respond(request, failure));
        } else {
            respond(request, failure);
        }
    }

    private void respond(HttpServerRequest request, Failure failure) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        drain.beforeAnswer(request);
        response.setStatusCode(failure.code().status());
        if (failure.code() == Failure.Code.UNAVAILABLE) {
            Duration retryAfter = failure.retryAfter();
            long seconds = (retryAfter.isZero() ? backpressure.retryAfter() : retryAfter).toSeconds();
            response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        response.putHeader(
                        HttpHeaders.CONTENT_TYPE,
                        isPlainText(request) ? "text/plain; charset=utf-8" : "application/json")
                .end(isPlainText(request) ? failure.getMessage() + "\n" : toJson(failure));
        if (!request.isEnded()) {
            discard(request);
        }
    }

    /** Reads the rest of the request: closing the connection at once could lose the answer, and the next request reuses it. */
    private void discard(HttpServerRequest request) {
        long timer = vertx.setTimer(
                DISCARD_TIMEOUT_MILLIS, late -> request.connection().close());
        request.exceptionHandler(e -> vertx.cancelTimer(timer));
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.handler(ignored -> {});
    }

    private static Failure toFailure(RoutingContext context) {
        if (context.failure() != null) {
            return Failure.from(context.failure());
        }
        boolean isClientError = context.statusCode() >= FIRST_CLIENT_ERROR && context.statusCode() < FIRST_SERVER_ERROR;
        return isClientError
                ? Failure.badInput("the request's line or headers are malformed")
                : Failure.of(Failure.Code.INTERNAL, "internal error");
    }

    private void log(HttpServerRequest request, String agent, Failure failure) {
        if (failure.code().isInternal()) {
            errorLogLimit.log(() ->
                    LOG.error("failed agent={} path={}", Quote.word(agent), RefusalLog.formatPath(request), failure));
        } else if (failure.code() == Failure.Code.UNAVAILABLE || failure.code() == Failure.Code.CONFLICT) {
            LOG.debug(
                    "asked to retry agent={} status={} reason={}",
                    Quote.word(agent),
                    failure.code().status(),
                    RefusalLog.formatReason(failure));
        } else {
            refusalLog.logRefusal(request, agent, request.remoteAddress(), failure);
        }
    }

    private static boolean isPlainText(HttpServerRequest request) {
        String path = request.path();
        return path != null && path.startsWith("/v1/");
    }

    private static String toJson(Failure failure) {
        return new JsonObject().put("error", failure.getMessage()).encode();
    }
}
