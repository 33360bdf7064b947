package io.masif.master;

import io.masif.boot.Database;
import io.masif.boot.Service;
import io.masif.boot.Settings;
import io.masif.boot.Shutdown;
import io.masif.bus.LocalCodec;
import io.masif.management.ManagementVerticle;
import io.masif.management.Meters;
import io.masif.master.approval.ApprovalVerticle;
import io.masif.master.approval.Snapshot;
import io.masif.master.clock.HostClockVerticle;
import io.masif.master.housekeeping.HousekeepingVerticle;
import io.masif.master.http.AcceptedConnections;
import io.masif.master.http.AgentApiVerticle;
import io.masif.master.meter.FleetMeters;
import io.masif.master.meter.TrustMeters;
import io.masif.master.plan.Fleet;
import io.masif.master.plan.HostReport;
import io.masif.master.plan.PlanVerticle;
import io.masif.master.plan.Steering;
import io.masif.master.plan.Written;
import io.masif.master.store.ApprovedAnswerStore.ApprovedAnswer;
import io.masif.master.store.DatabaseTrouble;
import io.masif.master.store.SchemaFile;
import io.masif.master.store.SchemaMigration;
import io.masif.master.tls.AgentTrust;
import io.masif.master.tls.HandshakeFailure;
import io.masif.master.tls.Trust;
import io.masif.master.tls.TrustState;
import io.masif.master.tls.TrustVerticle;
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
    private static final Duration SILENT_AFTER = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(MasterService.class);

    @Override
    public String prefix() {
        return "MASIF_MASTER";
    }

    @Override
    public MasterConfiguration read(Settings settings) {
        return MasterConfiguration.from(settings);
    }

    @Override
    public String logLevel(MasterConfiguration configuration) {
        return configuration.logLevel();
    }

    @Override
    public Vertx vertx() {
        return AcceptedConnections.vertx();
    }

    /** The port that it listens on. */
    @Override
    public Future<Integer> start(Vertx vertx, MasterConfiguration configuration) {
        LocalCodec.register(
                vertx.eventBus(),
                HostReport.class,
                Written.class,
                ApprovedAnswer.class,
                Snapshot.class,
                Trust.class,
                TrustState.class,
                HandshakeFailure.class);
        Pool pool = pool(vertx, configuration);
        MasterHealth health = new MasterHealth(vertx);
        Fleet fleet = new Fleet();
        Steering steering = new Steering(configuration.reportInterval());
        TrustMeters.watch(vertx);
        return manage(vertx, pool, configuration, health, steering)
                .compose(id -> vertx.executeBlocking(() -> configuration.trust().read()))
                .compose(trust -> listen(
                        vertx,
                        configuration,
                        trust,
                        new AgentApiVerticle.Shared(fleet, steering, configuration.actionLimit())))
                .onSuccess(port ->
                        LOG.info("listening address={}", configuration.listen().withPort(port)))
                .onSuccess(port -> health.listening())
                .onSuccess(port -> migrate(vertx, configuration, health)
                        .onSuccess(done -> health.schemaReady())
                        .compose(done -> answer(vertx, pool, configuration, fleet, steering))
                        .onFailure(e -> logUnlessEnding(vertx, e)));
    }

    /** One pool for all, however often it is opened; open until the last that opened it has ended. */
    private static Pool pool(Vertx vertx, MasterConfiguration configuration) {
        return Database.pool(vertx, "master", configuration.database());
    }

    private static Future<Void> migrate(Vertx vertx, MasterConfiguration configuration, MasterHealth health) {
        Pool patient = Database.patient(vertx, configuration.database());
        return new SchemaMigration(vertx, patient, SchemaFile.all())
                .untilDone(health::schemaTrouble)
                .eventually(patient::close);
    }

    private static Future<?> manage(
            Vertx vertx, Pool pool, MasterConfiguration configuration, MasterHealth health, Steering steering) {
        Duration thrice = configuration.reportInterval().multipliedBy(3);
        FleetMeters hosts = new FleetMeters(
                vertx,
                pool,
                () -> Collections.max(
                        List.of(SILENT_AFTER, thrice, steering.silence().multipliedBy(2))));
        Meters meters = Meters.of(vertx);
        meters.gauge(
                "masif.approvals",
                "Approvals in force.",
                () -> health.approvals() == null
                        ? Double.NaN
                        : health.approvals().size());
        meters.gauge(
                "masif.approvals.age.seconds",
                "Since the database was last asked for approvals.",
                () -> health.approvals() == null
                        ? Double.NaN
                        : health.approvals().age(System.nanoTime()).toMillis() / 1000.0);
        return vertx.deployVerticle(
                new ManagementVerticle(configuration.management(), health.readiness(), hosts::refresh));
    }

    private static Future<Integer> listen(
            Vertx vertx, MasterConfiguration configuration, Trust trust, AgentApiVerticle.Shared shared) {
        HttpServerOptions options = new HttpServerOptions()
                .setUseAlpn(false)
                .setUseProxyProtocol(configuration.proxyProtocol())
                // everything happens on the event loops: without it each connection has a queue of 4 kB for other
                // threads
                .setStrictThreadMode(true)
                .setSslHandshakeTimeout(configuration.limits().handshake().toSeconds())
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setCompressionSupported(false);
        AgentTrust agents = new AgentTrust(trust, configuration.trust().weakAllowed());
        trust.demandOf(options, agents);
        AcceptedConnections.limit(vertx, configuration.limits());
        ConcurrentLinkedQueue<AgentApiVerticle> deployed = new ConcurrentLinkedQueue<>();
        return vertx.deployVerticle(
                        () -> {
                            AgentApiVerticle verticle = new AgentApiVerticle(
                                    configuration.listen(),
                                    options,
                                    trust,
                                    agents,
                                    configuration.bodyLimit(),
                                    shared,
                                    configuration.limits());
                            deployed.add(verticle);
                            return verticle;
                        },
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .compose(id -> vertx.deployVerticle(
                        new TrustVerticle(configuration.trust(), trust, agents, configuration.trustReload())))
                .map(id -> deployed.element().actualPort());
    }

    private static Future<?> answer(
            Vertx vertx, Pool pool, MasterConfiguration configuration, Fleet fleet, Steering steering) {
        PlanVerticle plans = new PlanVerticle(
                () -> pool(vertx, configuration),
                configuration.database(),
                configuration.reportGather(),
                fleet,
                steering);
        return fleet.begin(pool)
                .recover(e -> {
                    LOG.info("the hosts are read later reason={}", DatabaseTrouble.reason(e));
                    return Future.succeededFuture();
                })
                .compose(read -> vertx.deployVerticle(plans))
                .compose(id -> vertx.deployVerticle(new ApprovalVerticle(pool, configuration.approvalPoll())))
                .compose(id -> vertx.deployVerticle(new HostClockVerticle(pool)))
                .compose(id -> vertx.deployVerticle(new HousekeepingVerticle(pool, configuration.retention())));
    }

    private static void logUnlessEnding(Vertx vertx, Throwable reason) {
        if (!Shutdown.hasBegun(vertx)) {
            LOG.error("cannot answer", reason);
        }
    }
}
