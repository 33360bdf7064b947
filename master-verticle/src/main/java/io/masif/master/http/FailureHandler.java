package io.masif.master.http;

import io.masif.boot.LogLimit;
import io.masif.domain.Quote;
import io.masif.failure.Failure;
import io.masif.http.RefusalLog;
import io.masif.master.plan.Steering;
import io.masif.master.store.StorageState;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever failed into a status and a sentence: as plain text for version 1, else as a JSON object. */
final class FailureHandler implements Handler<RoutingContext> {
    private static final int CLIENT_FAULTS = 400;
    private static final int SERVER_FAULTS = 500;
    /** In a second: each has a stack trace. */
    private static final int MOST_ERRORS = 3;

    private static final long DISCARDING_MILLIS = 2000;
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

    private final Vertx vertx;
    private final RefusalLog refusals;
    private final Steering steering;
    private final StorageState storage;
    private final LogLimit errors =
            new LogLimit(MOST_ERRORS, omitted -> LOG.error("failed as well within a second requests={}", omitted));

    /** @param steering tells when those who are told to come back shall do so, unless the failure says it */
    FailureHandler(Vertx vertx, Steering steering) {
        this.steering = steering;
        this.storage = StorageState.of(vertx);
        this.vertx = vertx;
        this.refusals = new RefusalLog(vertx, "agent");
    }

    /** What failed. A report that waited for too long waited for the database, or for its turn. */
    Failure of(Throwable thrown) {
        boolean late = thrown instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT;
        return late
                ? storage.delay()
                        .map(reason -> Failure.unavailable(reason, thrown))
                        .orElseGet(() -> Failure.from(thrown))
                : Failure.from(thrown);
    }

    @Override
    public void handle(RoutingContext context) {
        answer(context.request(), null, failure(context));
    }

    /** @param agent whose request it is; null if that is not known */
    void answer(HttpServerRequest request, String agent, Failure failure) {
        log(request, agent, failure);
        if (failure.code() == Failure.Code.UNAVAILABLE) {
            vertx.setTimer(steering.patience().toMillis(), later -> respond(request, failure));
        } else {
            respond(request, failure);
        }
    }

    private void respond(HttpServerRequest request, Failure failure) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(failure.code().status());
        if (failure.code() == Failure.Code.UNAVAILABLE) {
            Duration own = failure.retryAfter();
            long seconds = (own.isZero() ? steering.retryAfter() : own).toSeconds();
            response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, plain(request) ? "text/plain; charset=utf-8" : "application/json")
                .end(plain(request) ? failure.getMessage() + "\n" : json(failure));
        if (!request.isEnded()) {
            discard(request);
        }
    }

    /** A connection closed at once could take the answer with it; and one that may be used again is worth a moment. */
    private void discard(HttpServerRequest request) {
        long timer =
                vertx.setTimer(DISCARDING_MILLIS, late -> request.connection().close());
        request.exceptionHandler(e -> vertx.cancelTimer(timer));
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.handler(ignored -> {});
    }

    private static Failure failure(RoutingContext context) {
        if (context.failure() != null) {
            return Failure.from(context.failure());
        }
        boolean client = context.statusCode() >= CLIENT_FAULTS && context.statusCode() < SERVER_FAULTS;
        return client
                ? Failure.badInput("the request's line or headers are malformed")
                : Failure.of(Failure.Code.INTERNAL, "internal error");
    }

    private void log(HttpServerRequest request, String agent, Failure failure) {
        if (failure.code().ours()) {
            errors.log(
                    () -> LOG.error("failed agent={} path={}", Quote.word(agent), RefusalLog.path(request), failure));
        } else if (failure.code() == Failure.Code.UNAVAILABLE || failure.code() == Failure.Code.CONFLICT) {
            LOG.debug(
                    "told to come back agent={} status={} reason={}",
                    Quote.word(agent),
                    failure.code().status(),
                    RefusalLog.sentence(failure));
        } else {
            refusals.refused(request, agent, request.remoteAddress(), failure);
        }
    }

    private static boolean plain(HttpServerRequest request) {
        String path = request.path();
        return path != null && path.startsWith("/v1/");
    }

    private static String json(Failure failure) {
        return new JsonObject().put("error", failure.getMessage()).encode();
    }
}
