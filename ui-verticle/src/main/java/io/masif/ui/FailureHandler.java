package io.masif.ui;

import io.masif.boot.logging.LogRateLimit;
import io.masif.failure.Failure;
import io.masif.http.RefusalLog;
import io.masif.ui.api.answer.Problem;
import io.masif.ui.http.RequestBody;
import io.masif.ui.http.TrustedProxies;
import io.masif.ui.language.Text;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.Session;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns failures into answers: JSON for programs, a sentence for a part of a page, else a page. */
final class FailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);
    /** For failures that have no time of their own. */
    private static final Duration DEFAULT_RETRY = Duration.ofSeconds(5);

    /** In a second, since each has a stack trace. */
    private static final int MAX_ERRORS = 3;

    private static final String API_PREFIX = "/api/";
    private static final String PART_PREFIX = "/parts/";
    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;

    private final RefusalLog refusals;
    private final LogRateLimit errors =
            new LogRateLimit(MAX_ERRORS, omitted -> LOG.error("failed as well within a second requests={}", omitted));
    private final TrustedProxies proxies;

    FailureHandler(Vertx vertx, TrustedProxies proxies) {
        this.refusals = new RefusalLog(vertx, "operator");
        this.proxies = proxies;
    }

    void mount(Router router) {
        router.route().failureHandler(context -> answer(context, toFailure(context)));
        router.errorHandler(404, context -> answer(context, createNotFound(context)));
        router.errorHandler(405, context -> answer(context, createWrongMethod(context)));
        router.errorHandler(400, context -> answer(context, toFailure(context)));
    }

    /** To be mounted after the API's routes: refuses paths below /api that matched none of them, without a login. */
    void mountApiNotFound(Router router) {
        router.route("/api/*").handler(FailureHandler::refuse);
    }

    /**
     * Refuses a malformed request before the router. A connection of HTTP/1 is closed, since the rest of it cannot be parsed.
     */
    Future<Void> refuse(HttpServerRequest request, Failure failure) {
        refusals.logRefusal(request, null, proxies.findClient(request), failure);
        HttpServerResponse response = request.response();
        if (request.version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        return response.setStatusCode(failure.code().status())
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(failure.getMessage() + "\n");
    }

    private static void refuse(RoutingContext context) {
        context.fail(createNotFound(context));
    }

    private static Failure createNotFound(RoutingContext context) {
        return Failure.of(
                Failure.Code.NOT_FOUND, Text.of("refusal.not-found", RefusalLog.formatPath(context.request())));
    }

    private static Failure createWrongMethod(RoutingContext context) {
        return Failure.of(
                Failure.Code.WRONG_METHOD,
                Text.of("refusal.method", context.request().method().name()));
    }

    private static Failure toFailure(RoutingContext context) {
        Throwable cause = context.failure();
        if (cause instanceof Failure || cause instanceof ReplyException) {
            return toFailure(cause);
        }
        if (cause != null && RequestBody.isBeingRead(context)) {
            return Failure.badInput(Text.of("refusal.body"));
        }
        int status = cause instanceof HttpException http ? http.getStatusCode() : context.statusCode();
        return switch (status) {
            case 413 -> Failure.of(Failure.Code.TOO_LARGE, Text.of("refusal.too-large"));
            case 404 -> createNotFound(context);
            case 405 -> createWrongMethod(context);
            default ->
                status >= FIRST_CLIENT_ERROR && status < FIRST_SERVER_ERROR
                        ? Failure.badInput(Text.of("refusal.malformed"))
                        : toFailure(cause);
        };
    }

    private static Failure toFailure(Throwable cause) {
        if (cause instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT) {
            return Failure.unavailable(Text.of("refusal.busy"), Duration.ZERO, cause);
        }
        if (cause instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS) {
            return Failure.unavailable(Text.of("refusal.starting"), Duration.ZERO, cause);
        }
        return Failure.from(cause);
    }

    /** The sentence in the reader's language; what went wrong inside of the UI is only in its log. */
    private static String render(RoutingContext context, Failure failure) {
        return PageContext.of(context)
                .text(failure.code().isInternal() ? Text.of("refusal.internal") : failure.sentence());
    }

    private void answer(RoutingContext context, Failure failure) {
        HttpServerResponse response = context.response();
        if (response.closed() || response.ended()) {
            LOG.debug(
                    "client disconnected path={} reason={}",
                    RefusalLog.formatPath(context.request()),
                    failure.getMessage());
            return;
        }
        logFailure(context, failure);
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(failure.code().status()).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (failure.code() == Failure.Code.UNAVAILABLE || failure.code() == Failure.Code.TOO_MANY) {
            Duration retryAfter = failure.retryAfter();
            response.putHeader(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString((retryAfter.isZero() ? DEFAULT_RETRY : retryAfter).toSeconds()));
        }
        if (failure.code() == Failure.Code.NOT_FOUND && context.request().path().startsWith(PART_PREFIX)) {
            // what the page is about is gone: the browser loads the whole page again, which says so
            response.putHeader("HX-Refresh", "true");
        }
        if (context.request().path().startsWith(API_PREFIX)) {
            if (failure.code() == Failure.Code.UNAUTHENTICATED) {
                response.putHeader("WWW-Authenticate", findChallenge(context));
            }
            Problem.send(context, failure);
        } else if (context.request().getHeader("HX-Request") != null) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end(render(context, failure));
        } else {
            showPage(context, failure);
        }
    }

    /** With the menu for who is logged in, unless the page is tried again by itself: what was sent cannot be. */
    private static void showPage(RoutingContext context, Failure failure) {
        boolean isRetried = failure.code() == Failure.Code.UNAVAILABLE
                && context.request().method().equals(HttpMethod.GET);
        boolean hasMenu = !isRetried && AuthenticationHandler.getSession(context) != null;
        PageRenderer.render(
                context,
                hasMenu ? "refused" : "failed",
                Map.of(
                        "status", failure.code().status(),
                        "sentence", render(context, failure),
                        "isRetried", isRetried));
    }

    private void logFailure(RoutingContext context, Failure failure) {
        Session session = AuthenticationHandler.getSession(context);
        if (failure.code().isInternal()) {
            errors.log(() -> LOG.error("failed path={}", RefusalLog.formatPath(context.request()), failure));
        } else if (failure.code() == Failure.Code.UNAVAILABLE) {
            LOG.debug("unavailable path={} reason={}", RefusalLog.formatPath(context.request()), failure.getMessage());
        } else {
            refusals.logRefusal(
                    context.request(),
                    session == null ? null : session.operator(),
                    AuthenticationHandler.getClient(context),
                    failure);
        }
    }

    /**
     * A page's event stream without a session must fail at once, so that the page goes to the login. A browser that is
     * challenged for Basic would ask for a password itself.
     */
    private static String findChallenge(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/event-stream")
                ? "Bearer realm=\"Masif Upgrader\""
                : "Basic realm=\"Masif Upgrader\", charset=\"UTF-8\"";
    }
}
