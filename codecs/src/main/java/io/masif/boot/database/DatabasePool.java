package io.masif.boot.database;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the pool of connections to the database. */
public final class DatabasePool {
    private static final int MAX_WAITING_PER_CONNECTION = 64;
    private static final int CONNECTION_TIMEOUT_SECONDS = 5;
    private static final int IDLE_TIMEOUT_SECONDS = 600;
    /** On each connection; a server has 16,382 in all, unless configured otherwise. */
    private static final int MOST_PREPARED = 32;

    private static final String SERVER_LIMITS = """
            SET SESSION wait_timeout = %1$d, SESSION net_read_timeout = %1$d, SESSION net_write_timeout = %1$d,
              SESSION innodb_lock_wait_timeout = %2$d""";
    private static final Logger LOG = LoggerFactory.getLogger(DatabasePool.class);

    private DatabasePool() {}

    /**
     * A pool whose connections are opened when they are needed. Beyond a bounded queue of waiting requests it refuses
     * at once, so that a slow database makes answers fail and not memory grow. A connection over which nothing has come
     * for the configured time is closed, and what was asked over it fails: a server that hangs, or a network that has
     * swallowed it, holds nobody up for longer. That closes connections that are idle as well; opening one is cheap.
     * The server gives a connection up as well: see {@link #limitSession}.
     *
     * @param name under which the pool is shared by all verticles of the process
     */
    public static Pool createPool(Vertx vertx, String name, DatabaseConfiguration configuration) {
        NetClientOptions network = networkOptions()
                .setReadIdleTimeout((int) configuration.timeout().toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        PoolOptions options = new PoolOptions()
                .setShared(true)
                .setName(name)
                .setMaxSize(configuration.connections())
                .setMaxWaitQueueSize(configuration.connections() * MAX_WAITING_PER_CONNECTION)
                .setConnectionTimeout(CONNECTION_TIMEOUT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(IDLE_TIMEOUT_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        return MySQLBuilder.pool()
                .with(options)
                .with(network)
                .connectingTo(connectOptions(configuration))
                .withConnectHandler(connection -> limitSession(connection, configuration.timeout()))
                .using(vertx)
                .build();
    }

    /** A single connection for what may take as long as it takes, such as a change of the schema. To be closed. */
    public static Pool createUnlimitedPool(Vertx vertx, DatabaseConfiguration configuration) {
        return MySQLBuilder.pool()
                .with(new PoolOptions().setMaxSize(1))
                .with(networkOptions())
                .connectingTo(connectOptions(configuration))
                .withConnectHandler(connection -> limitSession(connection, configuration.timeout()))
                .using(vertx)
                .build();
    }

    /**
     * Has the server roll back and let go of its locks if it hears nothing of us for twice as long as we would wait for
     * it: of a process whose machine or network was lost it is never told. And it gives up waiting for a lock while
     * there is still somebody who waits for the answer.
     */
    private static void limitSession(SqlConnection connection, Duration timeout) {
        long seconds = timeout.toSeconds();
        connection
                .query(SERVER_LIMITS.formatted(2 * seconds, Math.max(1, seconds / 2)))
                .execute()
                .onFailure(e -> {
                    if (e instanceof MySQLException) {
                        LOG.warn("the database does not limit a connection reason={}", e.getMessage());
                    }
                })
                .onComplete(done -> connection.close());
    }

    /** Statements about one row are the same text each time; of those about several there are as many as numbers of rows. */
    private static boolean isRepeated(String sql) {
        return !sql.contains("IN (?, ") && !sql.contains("), (") && !sql.contains(",(");
    }

    private static NetClientOptions networkOptions() {
        return new NetClientOptions()
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(CONNECTION_TIMEOUT_SECONDS))
                .setTcpKeepAlive(true);
    }

    private static MySQLConnectOptions connectOptions(DatabaseConfiguration configuration) {
        MySQLConnectOptions connect = new MySQLConnectOptions()
                .setHost(configuration.address().host())
                .setPort(configuration.address().port())
                .setDatabase(configuration.name())
                .setUser(configuration.user())
                .setPassword(configuration.password())
                .setCharset("utf8mb4")
                .setCollation("utf8mb4_bin")
                .setUseAffectedRows(true)
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(MOST_PREPARED)
                .setPreparedStatementCacheSqlFilter(DatabasePool::isRepeated)
                .setSslMode(configuration.tls().sslMode());
        if (configuration.tls().clientOptions() != null) {
            connect.setSslOptions(configuration.tls().clientOptions());
        }
        return connect;
    }
}
