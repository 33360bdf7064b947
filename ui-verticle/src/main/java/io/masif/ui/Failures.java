package io.masif.ui;

import io.masif.failure.Failure;
import io.masif.ui.page.Page;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever failed into an answer: JSON for programs, a sentence for a part of a page, else a page. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    /** Where the failure does not say it. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    private static final String API = "/api/";

    private Failures() {}

    static void mount(Router router) {
        router.route().failureHandler(Failures::answer);
        router.errorHandler(404, context -> answer(context, unknown(context)));
        router.errorHandler(
                405,
                context -> answer(
                        context,
                        Failure.of(Failure.Code.WRONG_METHOD, context.request().method() + " is not possible here.")));
    }

    private static Failure unknown(RoutingContext context) {
        return Failure.of(
                Failure.Code.NOT_FOUND,
                "There is nothing at " + context.request().path() + ".");
    }

    /** The end of the API's routes: what is below it and matched none of them needs no page's login to be refused. */
    static void mountUnknown(Router router) {
        router.route("/api/*").handler(Failures::refuse);
    }

    private static void refuse(RoutingContext context) {
        String path = context.request().path();
        boolean known = path.matches(
                "/api/v1/(pending|approvals|hosts|events)|/api/v1/(approvals|hosts)/[^/]+|/api/v1/approvals/[^/]+/revocations");
        context.fail(
                known
                        ? Failure.of(
                                Failure.Code.WRONG_METHOD, context.request().method() + " is not possible here.")
                        : unknown(context));
    }

    private static void answer(RoutingContext context) {
        Throwable thrown = context.failure();
        answer(context, thrown == null ? ofStatus(context) : Failure.from(thrown));
    }

    private static Failure ofStatus(RoutingContext context) {
        return switch (context.statusCode()) {
            case 413 -> Failure.of(Failure.Code.TOO_LARGE, "The body is too large.");
            case 404 -> unknown(context);
            case 400 -> Failure.badInput("The request is malformed.");
            default -> Failure.of(Failure.Code.INTERNAL, "internal error");
        };
    }

    private static void answer(RoutingContext context, Failure failure) {
        HttpServerResponse response = context.response();
        if (failure.code().ours()) {
            LOG.error("failed path={}", context.request().path(), failure);
        } else {
            LOG.debug("refused path={} reason=\"{}\"", context.request().path(), failure.getMessage());
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(failure.code().status()).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (failure.code() == Failure.Code.UNAVAILABLE) {
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
}
