package io.masif.master.endpoint;

import io.masif.boot.ListenFailure;
import io.masif.boot.config.Address;
import io.masif.failure.Failure;
import io.masif.http.IdleConnectionReaper;
import io.masif.http.RequestCheck;
import io.masif.master.approval.Snapshot;
import io.masif.master.body.ActionLimit;
import io.masif.master.body.BodyParsers;
import io.masif.master.body.BodyReader;
import io.masif.master.clock.HostClocks;
import io.masif.master.connection.AuthenticatedConnections;
import io.masif.master.connection.ClientLimits;
import io.masif.master.connection.HostConnectionLimit;
import io.masif.master.connection.Peer;
import io.masif.master.host.HostCache;
import io.masif.master.meter.ReportMeters;
import io.masif.master.overload.BackpressureController;
import io.masif.master.overload.BodyBudget;
import io.masif.master.overload.EventLoopDelay;
import io.masif.master.report.ReportSender;
import io.masif.master.tls.HandshakeFailure;
import io.masif.master.trust.AgentTrust;
import io.masif.master.trust.Trust;
import io.masif.text.Quote;
import io.masif.vertx.StrictRequestDecoder;
import io.masif.wire.MachineIdHeader;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where agents report, by either version of the protocol. */
public final class AgentApiVerticle extends VerticleBase {
    private static final String V1 = "/v1/pending-tasks";
    private static final String V2 = "/v2/report";

    /** Tells Vert.x that all instances shall share one port that the system chooses. */
    private static final int SHARED_RANDOM_PORT = -1;

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private static final Logger LOG = LoggerFactory.getLogger(AgentApiVerticle.class);

    private final Address listen;
    private final HttpServerOptions options;
    private final int bodyLimit;
    private final SharedState shared;
    private final Trust trust;
    private final AgentTrust agentTrust;
    private final ClientLimits limits;
    private ReportMeters meters;
    private IdleConnectionReaper idleReaper;
    private AuthenticatedConnections connections;
    private ReportEndpoints endpoints;
    private BodyReader bodyReader;
    private FailureHandler failureHandler;
    private HostClocks clocks;
    private HttpServer server;

    /**
     * What all instances share.
     *
     * @param hostCache what is known of the hosts
     * @param backpressure when hosts are told to report again
     */
    public record SharedState(
            HostCache hostCache,
            BackpressureController backpressure,
            BodyParsers parsers,
            HostConnectionLimit<Peer> connectionLimit) {
        /** @param maxActions of a report */
        public SharedState(HostCache fleet, BackpressureController steering, int maxActions) {
            this(fleet, steering, new BodyParsers(new ActionLimit(maxActions)), new HostConnectionLimit<>());
        }
    }

    /** How a question is answered. */
    private interface Endpoint {
        Future<Buffer> respond(ReportSender sender, byte[] body, BooleanSupplier isClientGone);
    }

    /**
     * @param options with mutual TLS
     * @param trust what is in force at the beginning
     * @param agentTrust whom the options trust
     * @param limits what a client may cost
     */
    public AgentApiVerticle(
            Address listen,
            HttpServerOptions options,
            Trust trust,
            AgentTrust agentTrust,
            int bodyLimit,
            SharedState shared,
            ClientLimits limits) {
        this.listen = listen;
        this.options = options;
        this.trust = trust;
        this.agentTrust = agentTrust;
        this.bodyLimit = bodyLimit;
        this.shared = shared;
        this.limits = limits;
    }

    @Override
    public Future<?> start() {
        meters = ReportMeters.of(vertx);
        endpoints = new ReportEndpoints(
                vertx, shared, EventLoopDelay.of(vertx, shared.backpressure()::recordLoopDelay), meters);
        bodyReader = new BodyReader(vertx, BodyBudget.of(vertx, bodyLimit), limits.bodyTimeout());
        failureHandler = new FailureHandler(vertx, shared.backpressure());
        clocks = HostClocks.of(vertx);
        idleReaper = new IdleConnectionReaper(vertx, this::idleTimeout);
        connections = new AuthenticatedConnections(vertx, trust, agentTrust, shared.connectionLimit());
        vertx.eventBus().<Snapshot>localConsumer(Snapshot.ADDRESS, message -> endpoints.onApprovalsRead());
        server = vertx.createHttpServer(options);
        vertx.eventBus().<Trust>localConsumer(Trust.RENEW, this::renew);
        vertx.eventBus().<Trust>localConsumer(Trust.IN_FORCE, message -> connections.applyTrust(message.body()));
        Router router = createRouter();
        return server.requestHandler(request -> receive(request, router))
                .connectionHandler(this::onConnection)
                .exceptionHandler(this::onHandshakeFailure)
                .listen(listen.port() == 0 ? SHARED_RANDOM_PORT : listen.port(), listen.host())
                .recover(ListenFailure.explain("api.listen", listen));
    }

    /** The port, once the verticle has been deployed. */
    public int actualPort() {
        return server.actualPort();
    }

    /** The two that hosts ask are found without a router, which would cost more than the answer. */
    private void receive(HttpServerRequest request, Router router) {
        if (request.response().writeQueueFull()) {
            LOG.debug("connection closed, it asks and does not read address={}", request.remoteAddress());
            request.connection().close();
            return;
        }
        Optional<Failure> fault = RequestCheck.findFault(request);
        if (fault.isPresent()) {
            failureHandler.answer(request, null, fault.get());
            return;
        }
        boolean post = request.decoderResult().isSuccess() && request.method().equals(HttpMethod.POST);
        if (post && V1.equals(request.uri())) {
            answer(request, 1, endpoints::answerPendingTasks);
        } else if (post && V2.equals(request.uri())) {
            answer(request, 2, endpoints::answerReport);
        } else if (request.uri() != null && request.uri().indexOf('%') >= 0) {
            // the router would decode it, and note an error of ours if that cannot be done
            failureHandler.answer(request, null, notFound());
        } else {
            router.handle(request);
        }
    }

    private Router createRouter() {
        Router router = Router.router(vertx);
        router.post(V1).handler(context -> answer(context.request(), 1, endpoints::answerPendingTasks));
        router.post(V2).handler(context -> answer(context.request(), 2, endpoints::answerReport));
        router.route(V1).handler(this::refuseMethod);
        router.route(V2).handler(this::refuseMethod);
        router.route().handler(this::refusePath);
        router.route().failureHandler(failureHandler);
        return router;
    }

    /** Longer where hosts were told to come back later: else every report of theirs would cost a handshake. */
    private Duration idleTimeout() {
        Duration expected = shared.backpressure().maxSilence();
        return expected.compareTo(limits.idleTimeout()) > 0 ? expected : limits.idleTimeout();
    }

    private void onConnection(HttpConnection connection) {
        StrictRequestDecoder.install(connection, options);
        connection.closeHandler(closed -> {
            idleReaper.remove(connection);
            connections.onClose(connection);
        });
        idleReaper.add(connection);
        connections.onOpen(connection);
    }

    private void answer(HttpServerRequest request, int protocol, Endpoint endpoint) {
        long beginNanos = System.nanoTime();
        HttpServerResponse response = request.response();
        ReportSender sender;
        try {
            idleReaper.recordRequest(request.connection());
            sender = connections.sender(request.connection(), request.getHeader(MachineIdHeader.HEADER));
            clocks.reported(sender.host(), request.getHeader(HttpHeaders.DATE));
        } catch (Failure e) {
            meters.countFailure(protocol, e);
            failureHandler.answer(request, null, e);
            return;
        }
        AtomicBoolean refused = new AtomicBoolean();
        BooleanSupplier isClientGone = () -> refused.get() || response.closed();
        bodyReader
                .read(request, sender.host(), body -> endpoint.respond(sender, body, isClientGone))
                .onSuccess(body ->
                        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(body))
                .onFailure(e -> {
                    refused.set(true);
                    Failure failure = failureHandler.of(e);
                    meters.countFailure(protocol, failure);
                    failureHandler.answer(request, sender.host(), failure);
                })
                .onComplete(done -> meters.recordDuration(protocol, System.nanoTime() - beginNanos));
    }

    private void refuseMethod(RoutingContext context) {
        context.response().putHeader(HttpHeaders.ALLOW, "POST");
        context.fail(Failure.of(Failure.Code.WRONG_METHOD, "only POST is allowed here"));
    }

    private void refusePath(RoutingContext context) {
        context.fail(notFound());
    }

    private static Failure notFound() {
        return Failure.of(Failure.Code.NOT_FOUND, "there are only POST /v1/pending-tasks and POST /v2/report here");
    }

    /** All instances share one server: one of them renews it for all. */
    private void renew(Message<Trust> message) {
        server.updateSSLOptions(message.body().createServerOptions(agentTrust), true)
                .onSuccess(done -> message.reply(null))
                .onFailure(e -> message.fail(0, e.getMessage()));
    }

    /** Whoever just goes away, as a balancer does that looks whether somebody listens, was not refused. */
    private void onHandshakeFailure(Throwable reason) {
        LOG.debug("connection broken or refused in the handshake reason={}", Quote.of(reason.toString()));
        if (reason instanceof SSLException) {
            vertx.eventBus().publish(HandshakeFailure.ADDRESS, new HandshakeFailure());
        }
    }
}
