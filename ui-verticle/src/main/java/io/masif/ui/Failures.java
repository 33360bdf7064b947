package io.masif.ui;

import io.masif.boot.LogLimit;
import io.masif.failure.Failure;
import io.masif.http.RefusalLog;
import io.masif.ui.login.Guard;
import io.masif.ui.login.Session;
import io.masif.ui.login.TrustedProxies;
import io.masif.ui.page.Page;
import io.masif.ui.page.RequestBody;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever failed into an answer: JSON for programs, a sentence for a part of a page, else a page. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    /** Where the failure does not say it. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    /** In a second: each has a stack trace. */
    private static final int MOST_ERRORS = 3;

    private static final String API = "/api/";
    private static final int CLIENT_FAULTS = 400;
    private static final int SERVER_FAULTS = 500;

    private final RefusalLog refusals;
    private final LogLimit errors =
            new LogLimit(MOST_ERRORS, omitted -> LOG.error("failed as well within a second requests={}", omitted));
    private final TrustedProxies proxies;

    Failures(Vertx vertx, TrustedProxies proxies) {
        this.refusals = new RefusalLog(vertx, "operator");
        this.proxies = proxies;
    }

    void mount(Router router) {
        router.route().failureHandler(context -> answer(context, failure(context)));
        router.errorHandler(404, context -> answer(context, unknown(context)));
        router.errorHandler(405, context -> answer(context, wrongMethod(context)));
        router.errorHandler(400, context -> answer(context, failure(context)));
    }

    /** The end of the API's routes: what is below it and matched none of them needs no page's login to be refused. */
    void mountUnknown(Router router) {
        router.route("/api/*").handler(Failures::refuse);
    }

    /** Refuses a request that no router is to see; its connection is closed, since what follows it may be anything. */
    Future<Void> refuse(HttpServerRequest request, Failure failure) {
        refusals.refused(request, null, proxies.client(request), failure);
        return request.response()
                .setStatusCode(failure.code().status())
                .putHeader(HttpHeaders.CONNECTION, "close")
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(failure.getMessage() + "\n");
    }

    private static void refuse(RoutingContext context) {
        String path = context.request().path();
        boolean known = path.matches("/api/v1/(pending|approvals|hosts|events)|/api/v1/(approvals|hosts)/[^/]+"
                + "|/api/v1/approvals/[^/]+/revocations");
        context.fail(known ? wrongMethod(context) : unknown(context));
    }

    private static Failure unknown(RoutingContext context) {
        return Failure.of(Failure.Code.NOT_FOUND, "There is nothing at " + RefusalLog.path(context.request()) + ".");
    }

    private static Failure wrongMethod(RoutingContext context) {
        return Failure.of(Failure.Code.WRONG_METHOD, context.request().method() + " is not possible here.");
    }

    private static Failure failure(RoutingContext context) {
        Throwable thrown = context.failure();
        if (thrown instanceof Failure || thrown instanceof ReplyException) {
            return Failure.from(thrown);
        }
        if (thrown != null && RequestBody.isBeingRead(context)) {
            return Failure.badInput("The body is malformed, or a form's fields are too many or too long.");
        }
        int status = thrown instanceof HttpException http ? http.getStatusCode() : context.statusCode();
        return switch (status) {
            case 413 -> Failure.of(Failure.Code.TOO_LARGE, "The body is too large.");
            case 404 -> unknown(context);
            case 405 -> wrongMethod(context);
            default ->
                status >= CLIENT_FAULTS && status < SERVER_FAULTS
                        ? Failure.badInput("The request is malformed.")
                        : Failure.from(thrown);
        };
    }

    private void answer(RoutingContext context, Failure failure) {
        HttpServerResponse response = context.response();
        if (response.closed() || response.ended()) {
            LOG.debug("client has left path={} reason={}", RefusalLog.path(context.request()), failure.getMessage());
            return;
        }
        log(context, failure);
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(failure.code().status()).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (failure.code() == Failure.Code.UNAVAILABLE || failure.code() == Failure.Code.TOO_MANY) {
            Duration own = failure.retryAfter();
            response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString((own.isZero() ? RETRY : own).toSeconds()));
        }
        if (context.request().path().startsWith(API)) {
            if (failure.code() == Failure.Code.UNAUTHENTICATED) {
                response.putHeader("WWW-Authenticate", "Basic realm=\"Masif Upgrader\", charset=\"UTF-8\"");
            }
            context.json(new JsonObject().put("error", failure.getMessage()));
        } else if (context.request().getHeader("HX-Request") != null) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end(failure.getMessage());
        } else {
            Page.render(
                    context,
                    "failed",
                    Map.of(
                            "status", failure.code().status(),
                            "sentence", failure.getMessage(),
                            "again", failure.code() == Failure.Code.UNAVAILABLE));
        }
    }

    private void log(RoutingContext context, Failure failure) {
        Session session = Guard.session(context);
        if (failure.code().ours()) {
            errors.log(() -> LOG.error("failed path={}", RefusalLog.path(context.request()), failure));
        } else if (failure.code() == Failure.Code.UNAVAILABLE) {
            LOG.debug("unavailable path={} reason={}", RefusalLog.path(context.request()), failure.getMessage());
        } else {
            refusals.refused(
                    context.request(), session == null ? null : session.operator(), Guard.client(context), failure);
        }
    }
}
