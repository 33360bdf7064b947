package io.masif.master.http;

import io.masif.failure.Failure;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever failed into a status and a sentence: as plain text for version 1, else as a JSON object. */
final class FailureHandler implements Handler<RoutingContext> {
    private static final int CLIENT_FAULTS = 400;
    private static final int SERVER_FAULTS = 500;
    private static final long DISCARDING_MILLIS = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

    @Override
    public void handle(RoutingContext context) {
        Failure failure = failure(context);
        log(context, failure);
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(failure.code().status());
        if (failure.code() == Failure.Code.UNAVAILABLE) {
            long seconds = Math.max(1, failure.retryAfter().toSeconds());
            response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, plain(context) ? "text/plain; charset=utf-8" : "application/json")
                .end(plain(context) ? failure.getMessage() + "\n" : json(failure));
        if (!context.request().isEnded()) {
            discard(context);
        }
    }

    /** A connection closed at once could take the answer with it; and one that may be used again is worth a moment. */
    private static void discard(RoutingContext context) {
        HttpServerRequest request = context.request();
        long timer = context.vertx()
                .setTimer(DISCARDING_MILLIS, late -> request.connection().close());
        request.exceptionHandler(e -> context.vertx().cancelTimer(timer));
        request.endHandler(end -> context.vertx().cancelTimer(timer));
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

    private static void log(RoutingContext context, Failure failure) {
        String agent = context.get(AgentApiVerticle.HOST);
        if (failure.code().ours()) {
            LOG.error("failed agent={} path={}", agent, context.request().path(), failure);
        } else if (failure.code() == Failure.Code.UNAVAILABLE || failure.code() == Failure.Code.CONFLICT) {
            LOG.debug(
                    "told to come back agent={} status={} reason={}",
                    agent,
                    failure.code().status(),
                    failure.getMessage());
        } else {
            LOG.info(
                    "refused agent={} address={} path={} status={} reason={}",
                    agent,
                    context.request().remoteAddress(),
                    context.request().path(),
                    failure.code().status(),
                    failure.getMessage());
        }
    }

    private static boolean plain(RoutingContext context) {
        String path = context.request().path();
        return path != null && path.startsWith("/v1/");
    }

    private static String json(Failure failure) {
        return new JsonObject().put("error", failure.getMessage()).encode();
    }
}
