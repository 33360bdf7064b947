package io.masif.master.http;

import io.masif.boot.Address;
import io.masif.failure.Failure;
import io.masif.master.approval.Snapshot;
import io.masif.master.plan.Sender;
import io.masif.master.tls.HandshakeFailure;
import io.masif.master.tls.Trust;
import io.masif.wire.Machine;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where agents report, by either version of the protocol. */
public final class AgentApiVerticle extends VerticleBase {
    /** The key in a request's context of the name of the host that sent it. */
    static final String HOST = "host";

    /** Tells Vert.x that all instances shall share one port that the system chooses. */
    private static final int SHARED_RANDOM_PORT = -1;

    private static final Logger LOG = LoggerFactory.getLogger(AgentApiVerticle.class);

    private final Address listen;
    private final HttpServerOptions options;
    private final int bodyLimit;
    private final Duration next;
    private final Trust trust;
    private OpenConnections connections;
    private Answers answers;
    private BodyReader bodies;
    private HttpServer server;

    /**
     * @param options with mutual TLS
     * @param trust whom the options trust
     * @param next when a host is told to report again
     */
    public AgentApiVerticle(Address listen, HttpServerOptions options, Trust trust, int bodyLimit, Duration next) {
        this.listen = listen;
        this.options = options;
        this.trust = trust;
        this.bodyLimit = bodyLimit;
        this.next = next;
    }

    @Override
    public Future<?> start() {
        answers = new Answers(vertx, next);
        bodies = new BodyReader(bodyLimit);
        connections = new OpenConnections(vertx, trust);
        vertx.eventBus().<Snapshot>localConsumer(Snapshot.ADDRESS, message -> answers.use(message.body()));
        server = vertx.createHttpServer(options);
        vertx.eventBus().<Trust>localConsumer(Trust.RENEW, this::renew);
        vertx.eventBus().<Trust>localConsumer(Trust.IN_FORCE, message -> connections.use(message.body()));
        return server.requestHandler(routes())
                .connectionHandler(connections::opened)
                .exceptionHandler(this::refusedInTheHandshake)
                .listen(listen.port() == 0 ? SHARED_RANDOM_PORT : listen.port(), listen.host());
    }

    /** The port, once the verticle has been deployed. */
    public int actualPort() {
        return server.actualPort();
    }

    private Router routes() {
        Router router = Router.router(vertx);
        router.post("/v1/pending-tasks").handler(context -> answer(context, answers::pendingTasks));
        router.post("/v2/report").handler(context -> answer(context, answers::report));
        router.route("/v1/pending-tasks").handler(this::refuseMethod);
        router.route("/v2/report").handler(this::refuseMethod);
        router.route().handler(this::refusePath);
        router.route().failureHandler(new FailureHandler());
        return router;
    }

    private void answer(RoutingContext context, BiFunction<Sender, Buffer, Future<Buffer>> question) {
        Sender sender = connections.sender(
                context.request().connection(), context.request().getHeader(Machine.HEADER));
        context.put(HOST, sender.host());
        bodies.read(context.request())
                .compose(body -> question.apply(sender, body))
                .onSuccess(body -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(body))
                .onFailure(context::fail);
    }

    private void refuseMethod(RoutingContext context) {
        context.response().putHeader(HttpHeaders.ALLOW, "POST");
        context.fail(Failure.of(Failure.Code.WRONG_METHOD, "only POST is allowed here"));
    }

    private void refusePath(RoutingContext context) {
        context.fail(
                Failure.of(Failure.Code.NOT_FOUND, "there are only POST /v1/pending-tasks and POST /v2/report here"));
    }

    /** All instances share one server: one of them renews it for all. */
    private void renew(Message<Trust> message) {
        server.updateSSLOptions(message.body().options(), true)
                .onSuccess(done -> message.reply(null))
                .onFailure(e -> message.fail(0, e.getMessage()));
    }

    private void refusedInTheHandshake(Throwable reason) {
        LOG.debug("connection broken or refused in the handshake reason={}", reason.getMessage());
        vertx.eventBus().publish(HandshakeFailure.ADDRESS, new HandshakeFailure(String.valueOf(reason.getMessage())));
    }
}
