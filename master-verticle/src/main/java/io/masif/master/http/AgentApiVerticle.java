package io.masif.master.http;

import io.masif.boot.Address;
import io.masif.boot.ListenFailure;
import io.masif.domain.Quote;
import io.masif.failure.Failure;
import io.masif.http.Connections;
import io.masif.http.RequestCheck;
import io.masif.http.StrictRequestDecoder;
import io.masif.master.approval.Snapshot;
import io.masif.master.clock.HostClocks;
import io.masif.master.meter.ReportMeters;
import io.masif.master.plan.Fleet;
import io.masif.master.plan.Sender;
import io.masif.master.plan.Steering;
import io.masif.master.tls.AgentTrust;
import io.masif.master.tls.HandshakeFailure;
import io.masif.master.tls.Trust;
import io.masif.wire.Machine;
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
    private final Shared shared;
    private final Trust trust;
    private final AgentTrust agents;
    private final ClientLimits limits;
    private ReportMeters meters;
    private Connections used;
    private OpenConnections connections;
    private Answers answers;
    private BodyReader bodies;
    private FailureHandler failures;
    private HostClocks clocks;
    private HttpServer server;

    /**
     * What all instances share.
     *
     * @param fleet what is known of the hosts
     * @param steering when hosts are told to report again
     */
    public record Shared(Fleet fleet, Steering steering, Readers readers, PerHost<Peer> perHost) {
        /** @param mostActions of a report */
        public Shared(Fleet fleet, Steering steering, int mostActions) {
            this(fleet, steering, new Readers(new ActionLimit(mostActions)), new PerHost<>());
        }
    }

    /** How a question is answered. */
    private interface Question {
        Future<Buffer> ask(Sender sender, byte[] body, BooleanSupplier left);
    }

    /**
     * @param options with mutual TLS
     * @param trust what is in force at the beginning
     * @param agents whom the options trust
     * @param limits what a client may cost
     */
    public AgentApiVerticle(
            Address listen,
            HttpServerOptions options,
            Trust trust,
            AgentTrust agents,
            int bodyLimit,
            Shared shared,
            ClientLimits limits) {
        this.listen = listen;
        this.options = options;
        this.trust = trust;
        this.agents = agents;
        this.bodyLimit = bodyLimit;
        this.shared = shared;
        this.limits = limits;
    }

    @Override
    public Future<?> start() {
        meters = ReportMeters.of(vertx);
        answers = new Answers(vertx, shared, LoopWatch.of(vertx, shared.steering()::late), meters);
        bodies = new BodyReader(vertx, BodyBudget.of(vertx, bodyLimit), limits.body());
        failures = new FailureHandler(vertx, shared.steering());
        clocks = HostClocks.of(vertx);
        used = new Connections(vertx, this::idle);
        connections = new OpenConnections(vertx, trust, agents, shared.perHost());
        vertx.eventBus().<Snapshot>localConsumer(Snapshot.ADDRESS, message -> answers.wake());
        server = vertx.createHttpServer(options);
        vertx.eventBus().<Trust>localConsumer(Trust.RENEW, this::renew);
        vertx.eventBus().<Trust>localConsumer(Trust.IN_FORCE, message -> connections.use(message.body()));
        Router others = others();
        return server.requestHandler(request -> receive(request, others))
                .connectionHandler(this::opened)
                .exceptionHandler(this::refusedInTheHandshake)
                .listen(listen.port() == 0 ? SHARED_RANDOM_PORT : listen.port(), listen.host())
                .recover(ListenFailure.at("api.listen", listen));
    }

    /** The port, once the verticle has been deployed. */
    public int actualPort() {
        return server.actualPort();
    }

    /** The two that hosts ask are found without a router, which would cost more than the answer. */
    private void receive(HttpServerRequest request, Router others) {
        if (request.response().writeQueueFull()) {
            LOG.debug("connection closed, it asks and does not read address={}", request.remoteAddress());
            request.connection().close();
            return;
        }
        Optional<Failure> fault = RequestCheck.fault(request);
        if (fault.isPresent()) {
            failures.answer(request, null, fault.get());
            return;
        }
        boolean post = request.decoderResult().isSuccess() && request.method().equals(HttpMethod.POST);
        if (post && V1.equals(request.uri())) {
            answer(request, 1, answers::pendingTasks);
        } else if (post && V2.equals(request.uri())) {
            answer(request, 2, answers::report);
        } else if (request.uri() != null && request.uri().indexOf('%') >= 0) {
            // the router would decode it, and note an error of ours if that cannot be done
            failures.answer(request, null, elsewhere());
        } else {
            others.handle(request);
        }
    }

    private Router others() {
        Router router = Router.router(vertx);
        router.post(V1).handler(context -> answer(context.request(), 1, answers::pendingTasks));
        router.post(V2).handler(context -> answer(context.request(), 2, answers::report));
        router.route(V1).handler(this::refuseMethod);
        router.route(V2).handler(this::refuseMethod);
        router.route().handler(this::refusePath);
        router.route().failureHandler(failures);
        return router;
    }

    /** Longer where hosts were told to come back later: else every report of theirs would cost a handshake. */
    private Duration idle() {
        Duration expected = shared.steering().silence();
        return expected.compareTo(limits.idle()) > 0 ? expected : limits.idle();
    }

    private void opened(HttpConnection connection) {
        StrictRequestDecoder.install(connection, options);
        connection.closeHandler(closed -> {
            used.closed(connection);
            connections.closed(connection);
        });
        used.opened(connection);
        connections.opened(connection);
    }

    private void answer(HttpServerRequest request, int protocol, Question question) {
        long begin = System.nanoTime();
        HttpServerResponse response = request.response();
        Sender sender;
        try {
            used.used(request.connection());
            sender = connections.sender(request.connection(), request.getHeader(Machine.HEADER));
            clocks.reported(sender.host(), request.getHeader(HttpHeaders.DATE));
        } catch (Failure e) {
            meters.failed(protocol, e);
            failures.answer(request, null, e);
            return;
        }
        AtomicBoolean refused = new AtomicBoolean();
        BooleanSupplier left = () -> refused.get() || response.closed();
        bodies.read(request, sender.host(), body -> question.ask(sender, body, left))
                .onSuccess(body ->
                        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(body))
                .onFailure(e -> {
                    refused.set(true);
                    Failure failure = failures.of(e);
                    meters.failed(protocol, failure);
                    failures.answer(request, sender.host(), failure);
                })
                .onComplete(done -> meters.answered(protocol, System.nanoTime() - begin));
    }

    private void refuseMethod(RoutingContext context) {
        context.response().putHeader(HttpHeaders.ALLOW, "POST");
        context.fail(Failure.of(Failure.Code.WRONG_METHOD, "only POST is allowed here"));
    }

    private void refusePath(RoutingContext context) {
        context.fail(elsewhere());
    }

    private static Failure elsewhere() {
        return Failure.of(Failure.Code.NOT_FOUND, "there are only POST /v1/pending-tasks and POST /v2/report here");
    }

    /** All instances share one server: one of them renews it for all. */
    private void renew(Message<Trust> message) {
        server.updateSSLOptions(message.body().options(agents), true)
                .onSuccess(done -> message.reply(null))
                .onFailure(e -> message.fail(0, e.getMessage()));
    }

    /** Whoever just goes away, as a balancer does that looks whether somebody listens, was not refused. */
    private void refusedInTheHandshake(Throwable reason) {
        LOG.debug("connection broken or refused in the handshake reason={}", Quote.of(reason.toString()));
        if (reason instanceof SSLException) {
            vertx.eventBus().publish(HandshakeFailure.ADDRESS, new HandshakeFailure());
        }
    }
}
