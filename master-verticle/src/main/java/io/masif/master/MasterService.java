package io.masif.master;

import io.masif.boot.Database;
import io.masif.boot.Service;
import io.masif.boot.Settings;
import io.masif.bus.LocalCodec;
import io.masif.master.approval.ApprovalVerticle;
import io.masif.master.approval.Snapshot;
import io.masif.master.http.AgentApiVerticle;
import io.masif.master.plan.HostReport;
import io.masif.master.plan.PlanVerticle;
import io.masif.master.store.SchemaFile;
import io.masif.master.store.SchemaMigration;
import io.masif.master.store.StoredPlan;
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
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A master: it listens at once, and answers 503 until the database is there and has our schema. */
public final class MasterService implements Service<MasterConfiguration> {
    private static final int IDLE_SECONDS = 90;
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

    /** The port that it listens on. */
    @Override
    public Future<Integer> start(Vertx vertx, MasterConfiguration configuration) {
        LocalCodec.register(
                vertx.eventBus(),
                HostReport.class,
                StoredPlan.class,
                Snapshot.class,
                Trust.class,
                TrustState.class,
                HandshakeFailure.class);
        Pool pool = Database.pool(vertx, "master", configuration.database());
        List<SchemaFile> schema = SchemaFile.all();
        return vertx.executeBlocking(() -> configuration.trust().read())
                .compose(trust -> listen(vertx, configuration, trust))
                .onSuccess(port ->
                        LOG.info("listening address={}", configuration.listen().withPort(port)))
                .onSuccess(port -> new SchemaMigration(vertx, pool, schema)
                        .untilDone()
                        .compose(done -> answer(vertx, pool, configuration))
                        .onFailure(MasterService::logUnlessStopping));
    }

    private static Future<Integer> listen(Vertx vertx, MasterConfiguration configuration, Trust trust) {
        HttpServerOptions options = new HttpServerOptions()
                .setUseAlpn(false)
                .setIdleTimeout(IDLE_SECONDS)
                .setUseProxyProtocol(configuration.proxyProtocol())
                .setCompressionSupported(false);
        trust.demandOf(options);
        ConcurrentLinkedQueue<AgentApiVerticle> deployed = new ConcurrentLinkedQueue<>();
        return vertx.deployVerticle(
                        () -> {
                            AgentApiVerticle verticle = new AgentApiVerticle(
                                    configuration.listen(),
                                    options,
                                    trust,
                                    configuration.bodyLimit(),
                                    configuration.reportInterval());
                            deployed.add(verticle);
                            return verticle;
                        },
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .compose(id -> vertx.deployVerticle(
                        new TrustVerticle(configuration.trust(), trust, configuration.trustReload())))
                .map(id -> deployed.element().actualPort());
    }

    private static Future<?> answer(Vertx vertx, Pool pool, MasterConfiguration configuration) {
        return vertx.deployVerticle(new PlanVerticle(pool, configuration.reportGather()))
                .compose(id -> vertx.deployVerticle(new ApprovalVerticle(pool, configuration.approvalPoll())));
    }

    private static void logUnlessStopping(Throwable reason) {
        if (!(reason instanceof CancellationException)) {
            LOG.error("cannot answer", reason);
        }
    }
}
