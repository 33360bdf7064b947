package io.masif.master.endpoint;

import io.masif.failure.Failure;
import io.masif.http.RequestCheck;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the endpoint of a request, and refuses requests that have none. */
final class RequestRouter {
    private static final String V1 = "/v1/pending-tasks";
    private static final String V2 = "/v2/report";

    private static final Logger LOG = LoggerFactory.getLogger(RequestRouter.class);

    private final ReportHandler reportHandler;
    private final ReportEndpoint<?> versionOne;
    private final ReportEndpoint<?> versionTwo;
    private final FailureHandler failureHandler;
    private final Router router;

    RequestRouter(
            Vertx vertx,
            ReportHandler reportHandler,
            ReportEndpoint<?> versionOne,
            ReportEndpoint<?> versionTwo,
            FailureHandler failureHandler) {
        this.reportHandler = reportHandler;
        this.versionOne = versionOne;
        this.versionTwo = versionTwo;
        this.failureHandler = failureHandler;
        this.router = createRouter(vertx);
    }

    private Router createRouter(Vertx vertx) {
        Router routes = Router.router(vertx);
        routes.post(V1).handler(context -> reportHandler.handle(context.request(), versionOne));
        routes.post(V2).handler(context -> reportHandler.handle(context.request(), versionTwo));
        routes.route(V1).handler(RequestRouter::refuseMethod);
        routes.route(V2).handler(RequestRouter::refuseMethod);
        routes.route().handler(context -> context.fail(notFound()));
        routes.route().failureHandler(failureHandler);
        return routes;
    }

    /** Agents' requests bypass the router, which would cost more than the answer. */
    void handle(HttpServerRequest request) {
        if (request.response().writeQueueFull()) {
            LOG.debug(
                    "connection closed, its client sends requests and reads no answers address={}",
                    request.remoteAddress());
            request.connection().close();
            return;
        }
        Optional<Failure> fault = RequestCheck.findFault(request);
        if (fault.isPresent()) {
            failureHandler.answer(request, null, fault.get());
            return;
        }
        boolean isPost = request.decoderResult().isSuccess() && request.method().equals(HttpMethod.POST);
        if (isPost && V1.equals(request.uri())) {
            reportHandler.handle(request, versionOne);
        } else if (isPost && V2.equals(request.uri())) {
            reportHandler.handle(request, versionTwo);
        } else if (request.uri() != null && request.uri().indexOf('%') >= 0) {
            // the router decodes it, and logs an internal error if that is impossible
            failureHandler.answer(request, null, notFound());
        } else {
            router.handle(request);
        }
    }

    private static void refuseMethod(RoutingContext context) {
        context.response().putHeader(HttpHeaders.ALLOW, "POST");
        context.fail(Failure.of(Failure.Code.WRONG_METHOD, "only POST is allowed here"));
    }

    private static Failure notFound() {
        return Failure.of(Failure.Code.NOT_FOUND, "there are only POST /v1/pending-tasks and POST /v2/report here");
    }
}
