package io.masif.management;

import io.masif.boot.UncachedFiles;
import io.masif.vertx.SqlPoolCounts;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;

/** Measures the pool of connections to the database. */
public final class PoolMeters {
    private PoolMeters() {}

    /** A Vert.x whose pool of connections is measured. */
    public static Vertx createVertx() {
        return createVertx(Vertx.builder());
    }

    /** Like {@link #createVertx()}, with what has been set on the builder. */
    public static Vertx createVertx(VertxBuilder builder) {
        SqlPoolCounts counts = SqlPoolCounts.install(builder.with(UncachedFiles.options()));
        Vertx vertx = builder.build();
        Meters meters = Meters.of(vertx);
        meters.addGauge("masif.pool.size", "The most connections to the database.", counts::maxSize);
        meters.addGauge("masif.pool.used", "Connections to the database in use.", counts::used);
        meters.addGauge("masif.pool.waiting", "Requests that wait for a connection to the database.", counts::waiting);
        return vertx;
    }
}
