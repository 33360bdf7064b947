package io.masif.ui;

import io.masif.boot.Database;
import io.masif.boot.Service;
import io.masif.boot.Settings;
import io.masif.ui.event.FeedVerticle;
import io.masif.ui.fleet.FleetVerticle;
import io.masif.ui.login.LoginVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.sqlclient.Pool;

/** Deploys the UI's verticles. The page is there at once; it says so itself while the database is not. */
public final class UiService implements Service<UiConfiguration> {
    @Override
    public String prefix() {
        return "MASIF_UI";
    }

    @Override
    public UiConfiguration read(Settings settings) {
        return UiConfiguration.read(settings);
    }

    @Override
    public String logLevel(UiConfiguration configuration) {
        return configuration.logLevel();
    }

    @Override
    public Future<?> start(Vertx vertx, UiConfiguration configuration) {
        Pool pool = Database.pool(vertx, "ui", configuration.database());
        Bus.register(vertx.eventBus());
        String life = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        DeploymentOptions everyLoop = new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
        return vertx.deployVerticle(new FleetVerticle(pool))
                .compose(id ->
                        vertx.deployVerticle(new LoginVerticle(pool, configuration.user(), configuration.password())))
                .compose(id -> vertx.deployVerticle(() -> new WebVerticle(configuration, pool, life), everyLoop))
                .compose(id -> vertx.deployVerticle(new FeedVerticle(configuration.feedPoll())));
    }
}
