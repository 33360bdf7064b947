package io.masif.boot;

import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;

/** Opens the pool of connections to the database. */
public final class Database {
    private static final int WAITING_PER_CONNECTION = 64;
    private static final int CONNECTION_TIMEOUT_SECONDS = 5;
    /** Well below the 8 hours of {@code wait_timeout} that MySQL and MariaDB begin with. */
    private static final int IDLE_TIMEOUT_SECONDS = 600;

    private Database() {}

    /**
     * A pool whose connections are opened when they are needed. Beyond a bounded queue of waiting requests it refuses
     * at once, so that a slow database makes answers fail and not memory grow.
     *
     * @param name under which the pool is shared by all verticles of the process
     */
    public static Pool pool(Vertx vertx, String name, DatabaseConfiguration configuration) {
        MySQLConnectOptions connect = new MySQLConnectOptions()
                .setHost(configuration.address().host())
                .setPort(configuration.address().port())
                .setDatabase(configuration.name())
                .setUser(configuration.user())
                .setPassword(configuration.password())
                .setCharset("utf8mb4")
                .setCollation("utf8mb4_bin")
                .setUseAffectedRows(true)
                .setCachePreparedStatements(false)
                .setSslMode(SslMode.DISABLED);
        PoolOptions options = new PoolOptions()
                .setShared(true)
                .setName(name)
                .setMaxSize(configuration.connections())
                .setMaxWaitQueueSize(configuration.connections() * WAITING_PER_CONNECTION)
                .setConnectionTimeout(CONNECTION_TIMEOUT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(IDLE_TIMEOUT_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        return MySQLBuilder.pool()
                .with(options)
                .connectingTo(connect)
                .using(vertx)
                .build();
    }
}
