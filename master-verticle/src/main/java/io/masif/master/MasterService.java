package io.masif.master;

import io.masif.boot.Service;
import io.masif.boot.Shutdown;
import io.masif.boot.config.Settings;
import io.masif.boot.database.DatabasePool;
import io.masif.bus.LocalCodec;
import io.masif.drain.ShutdownTimes;
import io.masif.http.ListeningPorts;
import io.masif.instance.InstanceVerticle;
import io.masif.management.ManagementVerticle;
import io.masif.master.approval.ApprovalSnapshot;
import io.masif.master.approval.ApprovalVerticle;
import io.masif.master.clock.HostClockVerticle;
import io.masif.master.connection.AcceptedConnections;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.endpoint.AgentApiVerticle;
import io.masif.master.endpoint.SharedApiState;
import io.masif.master.held.ApprovalPace;
import io.masif.master.held.HeldPlans;
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
import io.masif.master.store.revision.WriterLease;
import io.masif.master.tls.HandshakeFailure;
import io.masif.master.trust.AgentTrust;
import io.masif.master.trust.Trust;
import io.masif.master.trust.TrustState;
import io.masif.master.trust.TrustVerticle;
import io.masif.master.write.ReportVerticle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A master. It listens at once, and answers with status 503 until the database is available and has the schema. */
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
        return configuration.observability().logLevel();
    }

    @Override
    public Vertx createVertx() {
        return AcceptedConnections.createVertx();
    }

    @Override
    public ShutdownTimes shutdownTimes(MasterConfiguration configuration) {
        return configuration.shutdown();
    }

    /** The port at which agents reach it. */
    @Override
    public Future<Integer> start(Vertx vertx, MasterConfiguration configuration) {
        registerCodecs(vertx);
        Pool pool = openPool(vertx, configuration);
        MasterHealth health = new MasterHealth(vertx);
        HostCache hostCache = new HostCache();
        BackpressureController backpressure = createBackpressure(configuration.timing());
        TrustMeters.register(vertx);
        MasterInstance instance = MasterInstance.register(vertx, configuration.retention());
        return startManagement(vertx, pool, configuration, health, backpressure)
                .compose(id -> vertx.executeBlocking(() -> configuration.trust().read()))
                .compose(trust -> listen(
                        vertx,
                        configuration,
                        trust,
                        new SharedApiState(
                                hostCache,
                                backpressure,
                                new ApprovalPace(configuration.timing().approvalPace()),
                                HeldPlans.create(vertx, configuration.api().waitMemory()),
                                configuration.api().actionLimit())))
                .map(id -> ListeningPorts.get(vertx, AgentApiVerticle.LISTEN))
                .map(port -> {
                    LOG.info(
                            "listening address={}", configuration.api().listen().withPort(port));
                    health.setListening();
                    // continues after the start: the database may be unavailable for long
                    migrate(vertx, configuration, health)
                            .compose(done -> {
                                health.setSchemaReady();
                                return startAnswering(vertx, pool, configuration, hostCache, backpressure);
                            })
                            .compose(id -> vertx.deployVerticle(new InstanceVerticle(pool, instance)))
                            .onFailure(e -> logUnlessShuttingDown(vertx, e));
                    return port;
                });
    }

    private static void registerCodecs(Vertx vertx) {
        LocalCodec.register(
                vertx.eventBus(),
                ReportSubmission.class,
                StoredReport.class,
                ApprovedAnswer.class,
                ApprovalSnapshot.class,
                Trust.class,
                TrustState.class,
                HandshakeFailure.class);
    }

    private static BackpressureController createBackpressure(MasterConfiguration.Timing timing) {
        return new BackpressureController(timing.reportInterval(), timing.reportWait());
    }

    /** The pool of this Vert.x, which is closed when all that opened it have ended. */
    private static Pool openPool(Vertx vertx, MasterConfiguration configuration) {
        return DatabasePool.createPipelinedPool(vertx, "master", configuration.database());
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
        Duration threeIntervals = configuration.timing().reportInterval().multipliedBy(3);
        FleetMeters fleetMeters = new FleetMeters(
                vertx,
                pool,
                () -> Collections.max(List.of(
                        MIN_SILENCE,
                        threeIntervals,
                        backpressure.maxWait().multipliedBy(2),
                        backpressure.maxSilence().multipliedBy(2))));
        ApprovalMeters.register(vertx);
        return vertx.deployVerticle(new ManagementVerticle(
                configuration.observability().management(), health.readiness(), fleetMeters::refresh));
    }

    private static Future<?> listen(
            Vertx vertx, MasterConfiguration configuration, Trust trust, SharedApiState shared) {
        AgentTrust agentTrust = new AgentTrust(trust, configuration.trust().weakAllowed());
        return AgentApiVerticle.deploy(vertx, configuration.api(), trust, agentTrust, shared)
                .compose(id -> vertx.deployVerticle(new TrustVerticle(
                        configuration.trust(),
                        trust,
                        agentTrust,
                        configuration.timing().trustReload())));
    }

    private static Future<?> startAnswering(
            Vertx vertx,
            Pool pool,
            MasterConfiguration configuration,
            HostCache hostCache,
            BackpressureController backpressure) {
        ReportVerticle reportVerticle = new ReportVerticle(
                () -> openPool(vertx, configuration),
                configuration.database(),
                configuration.timing().reportGather(),
                hostCache,
                backpressure);
        return hostCache
                .load(pool, WriterLease.of(vertx))
                .recover(e -> {
                    LOG.info("the hosts are read later reason={}", DatabaseErrors.reason(e));
                    return Future.succeededFuture();
                })
                .compose(read -> vertx.deployVerticle(reportVerticle))
                .compose(id -> vertx.deployVerticle(
                        new ApprovalVerticle(pool, configuration.timing().approvalPoll())))
                .compose(id -> vertx.deployVerticle(new HostClockVerticle(pool)))
                .compose(id -> vertx.deployVerticle(new HousekeepingVerticle(pool, configuration.retention())));
    }

    private static void logUnlessShuttingDown(Vertx vertx, Throwable reason) {
        if (!Shutdown.hasBegun(vertx)) {
            LOG.error("cannot answer", reason);
        }
    }
}
