package io.masif.ui;

import io.masif.boot.ListenFailure;
import io.masif.ui.api.Api;
import io.masif.ui.event.EventStreams;
import io.masif.ui.fleet.FleetClient;
import io.masif.ui.login.Guard;
import io.masif.ui.login.Sessions;
import io.masif.ui.page.LoginPage;
import io.masif.ui.page.Pages;
import io.masif.ui.page.SecurityHeaders;
import io.masif.ui.page.StaticFiles;
import io.masif.ui.store.ApprovalStore;
import io.masif.ui.store.RunStore;
import io.masif.ui.store.SessionStore;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.sqlclient.Pool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves pages and API; one per event loop, all at the same port. */
final class WebVerticle extends AbstractVerticle {
    private static final Logger LOG = LoggerFactory.getLogger(WebVerticle.class);
    private static final long BODY_LIMIT = 4L * 1024 * 1024;
    private static final int FORM_FIELDS = 20_000;
    /** Where the actual port is told, under {@code port}. */
    static final String LISTENING = "ui.listening";

    /** Any free port, the same for all instances; 0 would be another one for each. */
    private static final int ANY_SHARED_PORT = -1;

    private static final int FORM_BYTES = 64 * 1024;

    private final UiConfiguration configuration;
    private final Pool pool;
    private final String life;

    /** @param life tells this life of the process from earlier ones */
    WebVerticle(UiConfiguration configuration, Pool pool, String life) {
        this.configuration = configuration;
        this.pool = pool;
        this.life = life;
    }

    @Override
    public void start(Promise<Void> started) {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxFormAttributeSize(FORM_BYTES)
                .setMaxFormFields(FORM_FIELDS)
                .setCompressionSupported(false);
        int port = configuration.listen().port();
        vertx.createHttpServer(options)
                .requestHandler(routes())
                .listen(
                        port == 0 ? ANY_SHARED_PORT : port,
                        configuration.listen().host())
                .recover(ListenFailure.at("web.listen", configuration.listen()))
                .onSuccess(server -> listening(server.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    /** Told once, by the first of the instances. */
    private void listening(int port) {
        if (vertx.sharedData().<String, Integer>getLocalMap(LISTENING).putIfAbsent("port", port) == null) {
            LOG.info("listening address={}", configuration.listen().withPort(port));
        }
    }

    private Router routes() {
        Sessions sessions = new Sessions(new SessionStore(pool), configuration.secureCookie());
        Guard guard = new Guard(sessions, configuration.apiToken());
        LoginPage login = new LoginPage(sessions);
        FleetClient fleet = new FleetClient(vertx.eventBus(), new ApprovalStore(pool));
        RunStore runs = new RunStore(pool);

        Router router = Router.router(vertx);
        Failures.mount(router);
        router.route().handler(SecurityHeaders::set);
        StaticFiles.mount(router);
        router.route().handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
        router.route("/api/*").handler(guard::api);
        new Api(fleet, runs, new EventStreams(vertx, life)).mount(router);
        Failures.mountUnknown(router);
        login.mount(router);
        router.route().handler(guard::page);
        login.mountGuarded(router);
        new Pages(fleet, runs).mount(router);
        return router;
    }
}
