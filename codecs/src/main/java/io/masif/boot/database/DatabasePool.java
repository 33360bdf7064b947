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

/** Opens pools of connections to the database. */
public final class DatabasePool {
    private static final int MAX_WAITING_PER_CONNECTION = 64;
    private static final int CONNECTION_TIMEOUT_SECONDS = 5;
    private static final int IDLE_TIMEOUT_SECONDS = 600;
    /** Prepared statements on each connection; by default a server allows 16,382 in all. */
    private static final int MAX_PREPARED_STATEMENTS = 32;

    private static final String SERVER_LIMITS = """
            SET SESSION wait_timeout = %1$d, SESSION net_read_timeout = %1$d, SESSION net_write_timeout = %1$d,
              SESSION innodb_lock_wait_timeout = %2$d""";
    private static final Logger LOG = LoggerFactory.getLogger(DatabasePool.class);

    private DatabasePool() {}

    /**
     * A pool whose connections are opened when they are needed. It refuses requests beyond a bounded queue at once, so that a
     * slow database makes answers fail instead of filling the memory. A connection over which nothing has come for the
     * configured time is closed, and its statements fail: a server that hangs, or a broken network, delays requests for no
     * longer. That closes idle connections as well; opening one is cheap. The server also closes connections: see
     * {@link #limitSession}.
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

    /** A single connection without a time limit, such as for a change of the schema. The caller closes it. */
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
     * Makes the server roll back and release its locks if it hears nothing of us for twice our own time limit, since it does
     * not notice that a process has lost its machine or network; and makes it stop waiting for a lock before our limit.
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

    /** Statements for one row have the same text each time; those for many rows differ with the number of rows. */
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
                .setPreparedStatementCacheMaxSize(MAX_PREPARED_STATEMENTS)
                .setPreparedStatementCacheSqlFilter(DatabasePool::isRepeated)
                .setSslMode(configuration.tls().sslMode());
        if (configuration.tls().clientOptions() != null) {
            connect.setSslOptions(configuration.tls().clientOptions());
        }
        return connect;
    }
}
