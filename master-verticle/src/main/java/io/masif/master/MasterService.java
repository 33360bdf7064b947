package io.masif.master;

import io.masif.boot.Service;
import io.masif.boot.Shutdown;
import io.masif.boot.config.Settings;
import io.masif.boot.database.DatabasePool;
import io.masif.bus.LocalCodec;
import io.masif.management.ManagementVerticle;
import io.masif.management.Meters;
import io.masif.master.approval.ApprovalVerticle;
import io.masif.master.approval.Snapshot;
import io.masif.master.clock.HostClockVerticle;
import io.masif.master.connection.AcceptedConnections;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.endpoint.AgentApiVerticle;
import io.masif.master.host.HostCache;
import io.masif.master.host.StoredReport;
import io.masif.master.housekeeping.HousekeepingVerticle;
import io.masif.master.meter.FleetMeters;
import io.masif.master.meter.TrustMeters;
import io.masif.master.overload.BackpressureController;
import io.masif.master.report.ReportSubmission;
import io.masif.master.schema.SchemaFile;
import io.masif.master.schema.SchemaMigration;
import io.masif.master.store.ApprovedAnswerStore.ApprovedAnswer;
import io.masif.master.tls.HandshakeFailure;
import io.masif.master.trust.AgentTrust;
import io.masif.master.trust.Trust;
import io.masif.master.trust.TrustState;
import io.masif.master.trust.TrustVerticle;
import io.masif.master.write.ReportVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A master: it listens at once, and answers 503 until the database is there and has our schema. */
public final class MasterService implements Service<MasterConfiguration> {
    private static final Duration MIN_SILENCE = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(MasterService.class);

    @Override
    public String variablePrefix() {
        return "MASIF_MASTER";
    }

    @Override
    public MasterConfiguration readConfiguration(Settings settings) {
        return MasterConfiguration.from(settings);
    }

    @Override
    public String logLevel(MasterConfiguration configuration) {
        return configuration.logLevel();
    }

    @Override
    public Vertx createVertx() {
        return AcceptedConnections.createVertx();
    }

    /** The port that it listens on. */
    @Override
    public Future<Integer> start(Vertx vertx, MasterConfiguration configuration) {
        LocalCodec.register(
                vertx.eventBus(),
                ReportSubmission.class,
                StoredReport.class,
                ApprovedAnswer.class,
                Snapshot.class,
                Trust.class,
                TrustState.class,
                HandshakeFailure.class);
        Pool pool = pool(vertx, configuration);
        MasterHealth health = new MasterHealth(vertx);
        HostCache hostCache = new HostCache();
        BackpressureController backpressure = new BackpressureController(configuration.reportInterval());
        TrustMeters.register(vertx);
        return startManagement(vertx, pool, configuration, health, backpressure)
                .compose(id -> vertx.executeBlocking(() -> configuration.trust().read()))
                .compose(trust -> listen(
                        vertx,
                        configuration,
                        trust,
                        new AgentApiVerticle.SharedState(hostCache, backpressure, configuration.actionLimit())))
                .onSuccess(port ->
                        LOG.info("listening address={}", configuration.listen().withPort(port)))
                .onSuccess(port -> health.setListening())
                .onSuccess(port -> migrate(vertx, configuration, health)
                        .onSuccess(done -> health.setSchemaReady())
                        .compose(done -> startAnswering(vertx, pool, configuration, hostCache, backpressure))
                        .onFailure(e -> logUnlessShuttingDown(vertx, e)));
    }

    /** One pool for all, however often it is opened; open until the last that opened it has ended. */
    private static Pool pool(Vertx vertx, MasterConfiguration configuration) {
        return DatabasePool.createPool(vertx, "master", configuration.database());
    }

    private static Future<Void> migrate(Vertx vertx, MasterConfiguration configuration, MasterHealth health) {
        Pool patientPool = DatabasePool.createUnlimitedPool(vertx, configuration.database());
        return new SchemaMigration(vertx, patientPool, SchemaFile.loadAll())
                .runUntilDone(health::setSchemaProblem)
                .eventually(patientPool::close);
    }

    private static Future<?> startManagement(
            Vertx vertx,
            Pool pool,
            MasterConfiguration configuration,
            MasterHealth health,
            BackpressureController backpressure) {
        Duration threeIntervals = configuration.reportInterval().multipliedBy(3);
        FleetMeters fleetMeters = new FleetMeters(
                vertx,
                pool,
                () -> Collections.max(List.of(
                        MIN_SILENCE, threeIntervals, backpressure.maxSilence().multipliedBy(2))));
        Meters meters = Meters.of(vertx);
        meters.addGauge(
                "masif.approvals",
                "Approvals in force.",
                () -> health.approvals() == null
                        ? Double.NaN
                        : health.approvals().decisionCount());
        meters.addGauge(
                "masif.approvals.age.seconds",
                "Since the database was last asked for approvals.",
                () -> health.approvals() == null
                        ? Double.NaN
                        : health.approvals().age(System.nanoTime()).toMillis() / 1000.0);
        return vertx.deployVerticle(
                new ManagementVerticle(configuration.management(), health.readiness(), fleetMeters::refresh));
    }

    private static Future<Integer> listen(
            Vertx vertx, MasterConfiguration configuration, Trust trust, AgentApiVerticle.SharedState shared) {
        HttpServerOptions options = new HttpServerOptions()
                .setUseAlpn(false)
                .setUseProxyProtocol(configuration.proxyProtocol())
                // everything happens on the event loops: without it each connection has a queue of 4 kB for other
                // threads
                .setStrictThreadMode(true)
                .setSslHandshakeTimeout(
                        configuration.limits().handshakeTimeout().toSeconds())
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setCompressionSupported(false);
        AgentTrust agentTrust = new AgentTrust(trust, configuration.trust().weakAllowed());
        trust.requireClientCertificate(options, agentTrust);
        AcceptedConnections.setLimits(vertx, configuration.limits());
        ConcurrentLinkedQueue<AgentApiVerticle> deployed = new ConcurrentLinkedQueue<>();
        return vertx.deployVerticle(
                        () -> {
                            AgentApiVerticle verticle = new AgentApiVerticle(
                                    configuration.listen(),
                                    options,
                                    trust,
                                    agentTrust,
                                    configuration.bodyLimit(),
                                    shared,
                                    configuration.limits());
                            deployed.add(verticle);
                            return verticle;
                        },
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .compose(id -> vertx.deployVerticle(
                        new TrustVerticle(configuration.trust(), trust, agentTrust, configuration.trustReload())))
                .map(id -> deployed.element().actualPort());
    }

    private static Future<?> startAnswering(
            Vertx vertx,
            Pool pool,
            MasterConfiguration configuration,
            HostCache hostCache,
            BackpressureController backpressure) {
        ReportVerticle reportVerticle = new ReportVerticle(
                () -> pool(vertx, configuration),
                configuration.database(),
                configuration.reportGather(),
                hostCache,
                backpressure);
        return hostCache
                .load(pool)
                .recover(e -> {
                    LOG.info("the hosts are read later reason={}", DatabaseErrors.reason(e));
                    return Future.succeededFuture();
                })
                .compose(read -> vertx.deployVerticle(reportVerticle))
                .compose(id -> vertx.deployVerticle(new ApprovalVerticle(pool, configuration.approvalPoll())))
                .compose(id -> vertx.deployVerticle(new HostClockVerticle(pool)))
                .compose(id -> vertx.deployVerticle(new HousekeepingVerticle(pool, configuration.retention())));
    }

    private static void logUnlessShuttingDown(Vertx vertx, Throwable reason) {
        if (!Shutdown.hasBegun(vertx)) {
            LOG.error("cannot answer", reason);
        }
    }
}
