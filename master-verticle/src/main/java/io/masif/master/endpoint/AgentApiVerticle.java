package io.masif.master.endpoint;

import io.masif.boot.ListenFailure;
import io.masif.drain.Drain;
import io.masif.http.ListeningPorts;
import io.masif.master.approval.ApprovalSnapshot;
import io.masif.master.body.BodyReader;
import io.masif.master.connection.AcceptedConnections;
import io.masif.master.connection.AuthenticatedConnections;
import io.masif.master.connection.ClientConnections;
import io.masif.master.held.HeldReports;
import io.masif.master.overload.BodyBudget;
import io.masif.master.overload.ReportAdmission;
import io.masif.master.tls.HandshakeFailure;
import io.masif.master.trust.AgentTrust;
import io.masif.master.trust.Trust;
import io.masif.text.Quote;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server for agents, with mutual TLS: one instance for every event loop, all at one port. */
public final class AgentApiVerticle extends VerticleBase {
    /** Its address in the configuration, and its name in {@link ListeningPorts}. */
    public static final String LISTEN = "api.listen";

    /** Makes Vert.x choose one port for all instances. */
    private static final int SHARED_RANDOM_PORT = -1;

    private static final Logger LOG = LoggerFactory.getLogger(AgentApiVerticle.class);

    private final ApiConfiguration configuration;
    private final HttpServerOptions options;
    private final Trust trust;
    private final AgentTrust agentTrust;
    private final SharedApiState shared;
    private HttpServer server;

    private AgentApiVerticle(
            ApiConfiguration configuration,
            HttpServerOptions options,
            Trust trust,
            AgentTrust agentTrust,
            SharedApiState shared) {
        this.configuration = configuration;
        this.options = options;
        this.trust = trust;
        this.agentTrust = agentTrust;
        this.shared = shared;
    }

    /**
     * Deploys it on every event loop.
     *
     * @param trust the certificates that are trusted at the start
     * @param agentTrust checks the certificates of agents
     */
    public static Future<?> deploy(
            Vertx vertx, ApiConfiguration configuration, Trust trust, AgentTrust agentTrust, SharedApiState shared) {
        HttpServerOptions options = configuration.createServerOptions();
        trust.requireClientCertificate(options, agentTrust);
        AcceptedConnections.setLimits(vertx, configuration.limits());
        return vertx.deployVerticle(
                () -> new AgentApiVerticle(configuration, options, trust, agentTrust, shared),
                new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE));
    }

    @Override
    public Future<?> start() {
        HeldReports held = new HeldReports(
                vertx, shared.hostCache(), shared.backpressure(), shared.approvalPace(), shared.heldPlans());
        ClientConnections connections = new ClientConnections(
                vertx,
                options,
                new AuthenticatedConnections(vertx, trust, agentTrust, shared.connectionLimit()),
                this::idleTimeout,
                held::forget);
        RequestRouter router = createRouter(connections, held);
        server = vertx.createHttpServer(options);
        vertx.eventBus().<Trust>localConsumer(Trust.RENEW, this::renewServer);
        vertx.eventBus().<Trust>localConsumer(Trust.IN_FORCE, message -> connections.applyTrust(message.body()));
        int port = configuration.listen().port();
        return server.requestHandler(router::handle)
                .connectionHandler(connections::accept)
                .exceptionHandler(this::onHandshakeFailure)
                .listen(
                        port == 0 ? SHARED_RANDOM_PORT : port,
                        configuration.listen().host())
                .onSuccess(listening -> {
                    ListeningPorts.publish(vertx, LISTEN, listening.actualPort());
                    Drain.of(vertx).add(vertx, listening, held::close);
                })
                .recover(ListenFailure.explain(LISTEN, configuration.listen()));
    }

    private RequestRouter createRouter(ClientConnections connections, HeldReports held) {
        FreshApprovals approvals = new FreshApprovals(vertx);
        vertx.eventBus().<ApprovalSnapshot>localConsumer(ApprovalSnapshot.ADDRESS, message -> {
            approvals.completeWaiting();
            held.onSnapshot();
        });
        ReportAdmission admission = ReportAdmission.of(vertx, shared.backpressure());
        ReportIntake intake =
                new ReportIntake(vertx, approvals, new AnswerCache(vertx, shared.hostCache(), approvals), admission);
        FailureHandler failureHandler = new FailureHandler(vertx, shared.backpressure());
        BodyReader bodyReader = new BodyReader(
                vertx,
                BodyBudget.of(vertx, configuration.bodyLimit()),
                configuration.limits().bodyTimeout());
        ReportHandler handler = new ReportHandler(vertx, connections, bodyReader, admission, failureHandler, held);
        VersionTwoEndpoint versionTwo = new VersionTwoEndpoint(vertx, shared.parsers(), shared.backpressure(), intake);
        held.setAnswerer(report -> handler.answerHeld(report, versionTwo));
        return new RequestRouter(
                vertx, handler, new VersionOneEndpoint(vertx, shared.parsers(), intake), versionTwo, failureHandler);
    }

    /** At least as long as hosts are silent between two reports: otherwise every report would need a handshake. */
    private Duration idleTimeout() {
        Duration maxSilence = shared.backpressure().maxSilence();
        Duration configured = configuration.limits().idleTimeout();
        return maxSilence.compareTo(configured) > 0 ? maxSilence : configured;
    }

    /** All instances share one server: one of them renews it for all. */
    private void renewServer(Message<Trust> message) {
        server.updateSSLOptions(message.body().createServerOptions(agentTrust), true)
                .onSuccess(done -> message.reply(null))
                .onFailure(e -> message.fail(0, e.getMessage()));
    }

    /** A balancer's health probe, which closes its connection without a handshake, counts as no failure. */
    private void onHandshakeFailure(Throwable reason) {
        LOG.debug("connection broken or refused in the handshake reason={}", Quote.of(reason.toString()));
        if (reason instanceof SSLException) {
            vertx.eventBus().publish(HandshakeFailure.ADDRESS, new HandshakeFailure());
        }
    }
}
