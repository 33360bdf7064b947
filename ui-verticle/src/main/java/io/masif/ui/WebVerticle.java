package io.masif.ui;

import io.masif.boot.ListenFailure;
import io.masif.failure.Failure;
import io.masif.ui.api.Api;
import io.masif.ui.event.EventStreams;
import io.masif.ui.fleet.FleetClient;
import io.masif.ui.login.Guard;
import io.masif.ui.login.Sessions;
import io.masif.ui.page.Compression;
import io.masif.ui.page.LoginPage;
import io.masif.ui.page.Pages;
import io.masif.ui.page.RequestBody;
import io.masif.ui.page.SecurityHeaders;
import io.masif.ui.page.StaticFiles;
import io.masif.ui.store.RunStore;
import io.masif.ui.store.SessionStore;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves pages and API; one per event loop, all at the same port. */
final class WebVerticle extends AbstractVerticle {
    private static final Logger LOG = LoggerFactory.getLogger(WebVerticle.class);
    private static final long BODY_LIMIT = 4L * 1024 * 1024;
    /** 5,000 actions and 100,000 hosts, each named. */
    private static final long DECISION_LIMIT = 8L * 1024 * 1024;

    private static final int FORM_FIELDS = 20_000;
    /** Where the actual port is told, under {@code port}. */
    static final String LISTENING = "ui.listening";

    /** Any free port, the same for all instances; 0 would be another one for each. */
    private static final int ANY_SHARED_PORT = -1;

    private static final int FORM_BYTES = 64 * 1024;

    private final UiConfiguration configuration;
    private final Pool pool;
    private final String life;
    private final ConnectionQuota quota;

    /**
     * @param life tells this life of the process from earlier ones
     * @param quota of all instances
     */
    WebVerticle(UiConfiguration configuration, Pool pool, String life, ConnectionQuota quota) {
        this.configuration = configuration;
        this.pool = pool;
        this.life = life;
        this.quota = quota;
    }

    @Override
    public void start(Promise<Void> started) {
        HttpServerOptions options = Compression.enable(new HttpServerOptions())
                .setMaxFormAttributeSize(FORM_BYTES)
                .setMaxFormFields(FORM_FIELDS)
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout((int) configuration.limits().idle().toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        int port = configuration.listen().port();
        ClientConnections clients = new ClientConnections(vertx, options, configuration.limits(), quota);
        Failures failures = new Failures(vertx, configuration.proxies());
        Router router = routes(clients, failures);
        vertx.createHttpServer(options)
                .connectionHandler(clients::opened)
                .requestHandler(request -> receive(request, clients, failures, router))
                .invalidRequestHandler(request -> receive(request, clients, failures, router))
                .exceptionHandler(e -> LOG.debug("connection refused reason={}", e.getMessage()))
                .listen(
                        port == 0 ? ANY_SHARED_PORT : port,
                        configuration.listen().host())
                .recover(ListenFailure.at("web.listen", configuration.listen()))
                .onSuccess(server -> listening(server.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private static void receive(
            HttpServerRequest request, ClientConnections clients, Failures failures, Router router) {
        Optional<Failure> fault = RequestSyntax.fault(request);
        if (fault.isPresent()) {
            Runnable answered = clients.received(request);
            failures.refuse(request, fault.get()).onComplete(done -> answered.run());
        } else {
            router.handle(request);
        }
    }

    /** Told once, by the first of the instances. */
    private void listening(int port) {
        if (vertx.sharedData().<String, Integer>getLocalMap(LISTENING).putIfAbsent("port", port) == null) {
            LOG.info("listening address={}", configuration.listen().withPort(port));
        }
    }

    private Router routes(ClientConnections clients, Failures failures) {
        Sessions sessions = new Sessions(new SessionStore(pool), configuration.secureCookie());
        Guard guard = new Guard(sessions, configuration.apiToken());
        LoginPage login = new LoginPage(sessions);
        FleetClient fleet = new FleetClient(vertx.eventBus(), pool);
        RunStore runs = new RunStore(pool);

        Router router = Router.router(vertx);
        failures.mount(router);
        router.route().handler(context -> begin(context, clients));
        router.route().handler(Compression::decide);
        router.route().handler(SecurityHeaders::set);
        StaticFiles.mount(router);
        router.route("/api/*").handler(guard::api);
        // behind a guard: a body costs memory, which strangers do not get
        RequestBody.read(router.post("/api/v1/approvals"), DECISION_LIMIT);
        RequestBody.read(router.route("/api/*"), BODY_LIMIT);
        new Api(
                        fleet,
                        runs,
                        new EventStreams(vertx, life, configuration.limits().idle()))
                .mount(router);
        failures.mountUnknown(router);
        login.mount(router);
        router.route().handler(guard::page);
        RequestBody.read(router.route(), BODY_LIMIT);
        router.route().handler(guard::form);
        login.mountGuarded(router);
        new Pages(fleet, runs).mount(router);
        return router;
    }

    private void begin(RoutingContext context, ClientConnections clients) {
        Runnable answered = clients.received(context.request());
        context.addEndHandler(done -> answered.run());
        Guard.from(context, configuration.proxies().client(context.request()));
        context.next();
    }
}
