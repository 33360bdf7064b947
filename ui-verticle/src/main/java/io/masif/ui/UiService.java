package io.masif.ui;

import io.masif.boot.Service;
import io.masif.boot.config.Settings;
import io.masif.boot.database.DatabasePool;
import io.masif.clock.DatabaseClock;
import io.masif.drain.ShutdownTimes;
import io.masif.instance.Instance;
import io.masif.instance.InstanceKind;
import io.masif.instance.InstanceVerticle;
import io.masif.instance.MachineName;
import io.masif.management.Health;
import io.masif.management.ManagementVerticle;
import io.masif.management.PoolMeters;
import io.masif.ui.attempt.AttemptVerticle;
import io.masif.ui.bus.UiCodecs;
import io.masif.ui.event.FeedVerticle;
import io.masif.ui.fleet.load.LoadProgress;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.query.FleetVerticle;
import io.masif.ui.http.ConnectionQuota;
import io.masif.ui.language.Text;
import io.masif.ui.login.LoginState;
import io.masif.ui.login.LoginVerticle;
import io.masif.ui.membership.MembershipVerticle;
import io.masif.ui.message.FleetChange;
import io.masif.ui.notification.engine.NotificationVerticle;
import io.masif.ui.rollout.engine.RolloutVerticle;
import io.masif.ui.rule.engine.RuleVerticle;
import io.masif.ui.sample.SampleVerticle;
import io.masif.ui.store.history.HistoryStore;
import io.masif.ui.tls.CertificateState;
import io.masif.ui.tls.CertificateVerticle;
import io.masif.ui.tls.HttpsServer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deploys the UI's verticles. Pages are served at once; while the database is unavailable they say so. */
public final class UiService implements Service<UiConfiguration> {
    /** Between two checks whether the sample of the last hour is there. */
    private static final Duration SAMPLE_INTERVAL = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(UiService.class);
    private static final Duration SILENT_AFTER = Duration.ofDays(1);

    @Override
    public String variablePrefix() {
        return "MASIF_UI";
    }

    @Override
    public UiConfiguration readConfiguration(Settings settings) {
        return UiConfiguration.read(settings);
    }

    @Override
    public String logLevel(UiConfiguration configuration) {
        return configuration.observability().logLevel();
    }

    @Override
    public ShutdownTimes shutdownTimes(UiConfiguration configuration) {
        return configuration.shutdown();
    }

    @Override
    public Vertx createVertx() {
        return PoolMeters.createVertx();
    }

    @Override
    public Future<?> start(Vertx vertx, UiConfiguration configuration) {
        Pool pool = DatabasePool.createPool(vertx, "ui", configuration.database());
        UiCodecs.register(vertx.eventBus());
        Instance instance = Instance.create(InstanceKind.UI, MachineName.read(), null);
        Optional<CertificateState> certificate = configuration.web().tls().map(tls -> new CertificateState(tls.load()));
        String instanceId = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        ConnectionQuota quota = new ConnectionQuota(
                vertx, configuration.web().limits(), configuration.web().proxies());
        HttpServerOptions options =
                WebVerticle.createOptions(configuration.web().limits());
        certificate.ifPresent(state -> HttpsServer.enable(options, state.inForce()));
        DeploymentOptions perEventLoop =
                new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
        return vertx.deployVerticle(new ManagementVerticle(
                        configuration.observability().management(),
                        createHealth(vertx, certificate),
                        Future::succeededFuture))
                .compose(id -> vertx.deployVerticle(new FleetVerticle(pool, SILENT_AFTER)))
                .compose(id ->
                        vertx.deployVerticle(new MembershipVerticle(pool, new FleetClient(vertx.eventBus(), pool))))
                .compose(id -> vertx.deployVerticle(new AttemptVerticle(pool)))
                .compose(id -> vertx.deployVerticle(new LoginVerticle(
                        pool,
                        configuration.login().user(),
                        configuration.login().password())))
                .compose(id -> vertx.deployVerticle(
                        () -> new WebVerticle(configuration, pool, instanceId, quota, options), perEventLoop))
                .compose(id -> watchCertificate(vertx, configuration, certificate))
                .compose(id -> vertx.deployVerticle(new RuleVerticle(pool, new FleetClient(vertx.eventBus(), pool))))
                .compose(id -> vertx.deployVerticle(
                        new SampleVerticle(pool, new FleetClient(vertx.eventBus(), pool), SAMPLE_INTERVAL)))
                .compose(id -> vertx.deployVerticle(new RolloutVerticle(pool, new FleetClient(vertx.eventBus(), pool))))
                .compose(id -> vertx.deployVerticle(new NotificationVerticle(
                        pool, new FleetClient(vertx.eventBus(), pool), configuration.notifications(), SILENT_AFTER)))
                // last: it publishes the first change, for which the verticles above wait
                .compose(id -> vertx.deployVerticle(new FeedVerticle(configuration.feedPoll())))
                .compose(id -> vertx.deployVerticle(new InstanceVerticle(pool, () -> instance)))
                .onSuccess(id -> new SettingsHistory(vertx, new HistoryStore(pool), configuration).record());
    }

    private static Future<?> watchCertificate(
            Vertx vertx, UiConfiguration configuration, Optional<CertificateState> certificate) {
        if (certificate.isPresent()) {
            return vertx.deployVerticle(
                    new CertificateVerticle(configuration.web().tls().orElseThrow(), certificate.get()));
        }
        if (!configuration.web().listen().isLoopback()) {
            LOG.warn(
                    "web.allowPlainHttp is true: who can read what is sent to address={} can read passwords there",
                    configuration.web().listen());
        }
        return Future.succeededFuture();
    }

    /** The UI is ready while it can read the database, once operators can log in. */
    private static Health createHealth(Vertx vertx, Optional<CertificateState> certificate) {
        AtomicReference<FleetChange> lastChange = new AtomicReference<>();
        vertx.eventBus().<FleetChange>localConsumer(FleetChange.ADDRESS, message -> lastChange.set(message.body()));
        Health health =
                new Health().addCheck(LoginState.of(vertx)::problem).addWarning(DatabaseClock.of(vertx)::warning);
        certificate.ifPresent(state -> health.addWarning(state::warning));
        return health.addCheck(() -> {
            if (lastChange.get() != null && lastChange.get().isAvailable()) {
                return Optional.empty();
            }
            return Optional.of(LoadProgress.of(vertx)
                    .describe()
                    .map(Text::english)
                    .orElseGet(() -> describeProblem(vertx, lastChange.get())));
        });
    }

    /** @param lastChange null if nothing has been read yet */
    private static String describeProblem(Vertx vertx, FleetChange lastChange) {
        String since =
                lastChange == null ? "the database has not been read yet" : "the database could not be read last";
        return FeedVerticle.findProblem(vertx).map(why -> since + ": " + why).orElse(since);
    }
}
