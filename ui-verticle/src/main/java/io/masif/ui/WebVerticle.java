package io.masif.ui;

import io.masif.boot.ListenFailure;
import io.masif.drain.Drain;
import io.masif.failure.Failure;
import io.masif.http.ListeningPorts;
import io.masif.ui.access.RoleCheck;
import io.masif.ui.access.RouteTable;
import io.masif.ui.api.Api;
import io.masif.ui.event.EventStreams;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.ClientConnections;
import io.masif.ui.http.Compression;
import io.masif.ui.http.ConnectionQuota;
import io.masif.ui.http.RequestBody;
import io.masif.ui.http.RequestSyntax;
import io.masif.ui.http.SecurityHeaders;
import io.masif.ui.http.StaticFiles;
import io.masif.ui.http.WebLimits;
import io.masif.ui.page.LoginPage;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.contract.ContractPage;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.CsrfCheck;
import io.masif.ui.session.LeaseChecks;
import io.masif.ui.session.ProgramAuthentication;
import io.masif.ui.session.SessionStore;
import io.masif.ui.session.Sessions;
import io.masif.ui.store.history.VisitStore;
import io.masif.ui.tls.HttpsServer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves pages and API: one instance per event loop, all at the same port. */
public final class WebVerticle extends VerticleBase {
    /** Its address in the configuration, and its name in {@link ListeningPorts}. */
    public static final String LISTEN = "web.listen";

    private static final Logger LOG = LoggerFactory.getLogger(WebVerticle.class);
    private static final long MAX_BODY_BYTES = 4L * 1024 * 1024;
    /** Enough for 5,000 actions and the names of 100,000 hosts. */
    private static final long MAX_DECISION_BYTES = 8L * 1024 * 1024;

    private static final int MAX_FORM_FIELDS = 20_000;

    /** Any free port, the same for all instances; with 0 each instance would get its own. */
    private static final int ANY_SHARED_PORT = -1;

    private static final int MAX_FORM_FIELD_BYTES = 64 * 1024;

    private final UiConfiguration configuration;
    private final Pool pool;
    private final String instanceId;
    private final ConnectionQuota quota;
    private final HttpServerOptions options;
    private EventStreams streams;
    private Drain drain;

    /**
     * @param instanceId distinguishes this process from earlier ones
     * @param quota the quota that all instances share
     * @param options as {@link #createOptions} makes them
     */
    WebVerticle(
            UiConfiguration configuration,
            Pool pool,
            String instanceId,
            ConnectionQuota quota,
            HttpServerOptions options) {
        this.configuration = configuration;
        this.pool = pool;
        this.instanceId = instanceId;
        this.quota = quota;
        this.options = options;
    }

    /** The options of the server that all instances share, without TLS. */
    static HttpServerOptions createOptions(WebLimits limits) {
        return Compression.enable(new HttpServerOptions())
                .setMaxFormAttributeSize(MAX_FORM_FIELD_BYTES)
                .setMaxFormFields(MAX_FORM_FIELDS)
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout((int) limits.idle().toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    @Override
    public Future<?> start() {
        int port = configuration.web().listen().port();
        drain = Drain.of(vertx);
        streams = new EventStreams(
                vertx, instanceId, configuration.web().limits().idle(), new LeaseChecks(new SessionStore(pool)));
        ClientConnections clients =
                new ClientConnections(vertx, options, configuration.web().limits(), quota);
        FailureHandler failures = new FailureHandler(vertx, configuration.web().proxies());
        Router router = createRouter(clients, failures);
        HttpServer server = vertx.createHttpServer(options);
        HttpsServer.acceptRenewals(vertx, server);
        return server.connectionHandler(clients::accept)
                .requestHandler(request -> handleRequest(request, clients, failures, router))
                .invalidRequestHandler(request -> handleRequest(request, clients, failures, router))
                .exceptionHandler(e -> LOG.debug("connection refused reason={}", e.getMessage()))
                .listen(
                        port == 0 ? ANY_SHARED_PORT : port,
                        configuration.web().listen().host())
                .recover(ListenFailure.explain(LISTEN, configuration.web().listen()))
                .onSuccess(listening -> {
                    publishPort(listening.actualPort());
                    drain.add(vertx, listening, streams::close);
                });
    }

    private static void handleRequest(
            HttpServerRequest request, ClientConnections clients, FailureHandler failures, Router router) {
        Optional<Failure> fault = RequestSyntax.findFault(request);
        if (fault.isPresent()) {
            Runnable endRequest = clients.beginRequest(request);
            failures.refuse(request, fault.get()).onComplete(done -> endRequest.run());
        } else {
            router.handle(request);
        }
    }

    /** The first of the instances logs it. */
    private void publishPort(int port) {
        if (ListeningPorts.publish(vertx, LISTEN, port)) {
            LOG.info("listening address={}", configuration.web().listen().withPort(port));
        }
    }

    private Router createRouter(ClientConnections clients, FailureHandler failures) {
        Sessions sessions = new Sessions(new SessionStore(pool), configuration.web()::isCookieSecure);
        AuthenticationHandler authentication = new AuthenticationHandler(
                sessions, new ProgramAuthentication(pool, configuration.login().apiToken()));
        LoginPage login = new LoginPage(sessions, new VisitStore(pool));
        FleetClient fleet = new FleetClient(vertx.eventBus(), pool);

        Router router = Router.router(vertx);
        failures.mount(router);
        router.route().handler(context -> beginRequest(context, clients));
        router.route().handler(context -> {
            PageContext.setEventId(context, streams.lastEventId());
            context.next();
        });
        router.route().handler(Compression::negotiate);
        router.route().handler(SecurityHeaders::set);
        StaticFiles.mount(router);
        ContractPage.mount(router, authentication::authenticatePage);
        router.route("/api/*").handler(authentication::authenticateApi);
        // after authentication: a body costs memory
        RequestBody.mount(router.post("/api/v1/approvals"), MAX_DECISION_BYTES);
        RequestBody.mount(router.post("/api/v1/declines"), MAX_DECISION_BYTES);
        RequestBody.mount(router.route("/api/*"), MAX_BODY_BYTES);
        RoleCheck.mountApi(router);
        new Api(
                        vertx,
                        pool,
                        fleet,
                        streams,
                        configuration.notifications().mail().isPresent())
                .mount(router);
        failures.mountApiNotFound(router);
        login.mount(router);
        router.route().handler(authentication::authenticatePage);
        RequestBody.mount(router.route(), MAX_BODY_BYTES);
        router.route().handler(CsrfCheck::handle);
        RoleCheck.mountPages(router);
        login.mountAuthenticated(router);
        new PageRoutes(vertx, pool, fleet, configuration).mount(router);
        RouteTable.requireComplete(router);
        return router;
    }

    private void beginRequest(RoutingContext context, ClientConnections clients) {
        Runnable endRequest = clients.beginRequest(context.request());
        context.addEndHandler(done -> endRequest.run());
        context.addHeadersEndHandler(begun -> drain.beforeAnswer(context.request()));
        AuthenticationHandler.setClient(context, configuration.web().proxies().findClient(context.request()));
        context.next();
    }
}
