package io.masif.boot.database;

import io.masif.boot.config.Address;
import io.masif.vertx.UnansweredStatements;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens pools of connections to the database. */
public final class DatabasePool {
    private static final int MAX_WAITING_PER_CONNECTION = 64;
    private static final int CONNECTION_TIMEOUT_SECONDS = 5;

    private static final String SERVER_LIMITS = """
            SET SESSION wait_timeout = %1$d, SESSION net_read_timeout = %1$d, SESSION net_write_timeout = %1$d,
              SESSION innodb_lock_wait_timeout = %2$d""";
    /** Whatever the default of the server is: what is read in several statements belongs together. */
    private static final String READ_SNAPSHOTS = "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ";
    /** MySQL does not notice that a client has gone whose statement waits for a table, and keeps its locks of rows. */
    private static final String SERVER_AND_TABLE_LIMITS = SERVER_LIMITS + ", SESSION lock_wait_timeout = %2$d";

    private static final String READ_ALL_COMMITTED = "SET SESSION wsrep_sync_wait = 1";
    private static final Logger LOG = LoggerFactory.getLogger(DatabasePool.class);

    private DatabasePool() {}

    /**
     * A pool whose connections are opened when they are needed. It refuses requests beyond a bounded queue at once, so that a
     * slow database makes answers fail instead of filling the memory. A connection over which nothing has come for the
     * configured time is closed, and its statements fail: a server that hangs, or a broken network, delays requests for no
     * longer. That would close idle connections as well, also one that is being handed out, so the pool closes them before;
     * opening one is cheap. The server also closes connections: see {@link #prepareSession}.
     *
     * @param name under which the pool is shared by all verticles of the process
     */
    public static Pool createPool(Vertx vertx, String name, DatabaseConfiguration configuration) {
        return createLimitedPool(vertx, name, configuration, address -> ConnectOptions.create(configuration, address));
    }

    /**
     * As {@link #createPool}, but statements may be sent over a connection without waiting for the answers to those before. The
     * server executes them one after the other, also if one of them fails. What is sent by {@code executeBatch} is such a
     * sequence as well. A connection must not return to the pool before all statements that were sent over it have been answered:
     * the next caller would wait for them, and they might be executed beside what is done about a failure.
     */
    public static Pool createPipelinedPool(Vertx vertx, String name, DatabaseConfiguration configuration) {
        return createLimitedPool(
                vertx, name, configuration, address -> ConnectOptions.createPipelined(configuration, address));
    }

    private static Pool createLimitedPool(
            Vertx vertx,
            String name,
            DatabaseConfiguration configuration,
            Function<Address, MySQLConnectOptions> connectOptions) {
        int timeoutSeconds = (int) configuration.timeout().toSeconds();
        NetClientOptions network =
                networkOptions().setReadIdleTimeout(timeoutSeconds).setIdleTimeoutUnit(TimeUnit.SECONDS);
        PoolOptions options = new PoolOptions()
                .setShared(true)
                .setName(name)
                .setMaxSize(configuration.connections())
                .setMaxWaitQueueSize(configuration.connections() * MAX_WAITING_PER_CONNECTION)
                .setConnectionTimeout(CONNECTION_TIMEOUT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(Math.max(1, timeoutSeconds / 2))
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        return build(vertx, options, network, SERVER_AND_TABLE_LIMITS, configuration, connectOptions);
    }

    /** Two connections that may wait for tables without a limit, such as for a change of the schema. The caller closes them. */
    public static Pool createUnlimitedPool(Vertx vertx, DatabaseConfiguration configuration) {
        return build(
                vertx,
                new PoolOptions().setMaxSize(2),
                networkOptions(),
                SERVER_LIMITS,
                configuration,
                address -> ConnectOptions.create(configuration, address));
    }

    /**
     * To be called when a server may be lost, since it does not answer for a while or is read-only: where several are configured,
     * it is asked at once, and left if it cannot be written to. Ends, on the caller's context, when it is known which one to use.
     * Does not fail.
     */
    public static Future<Void> recheckServers(Vertx vertx) {
        Context caller = vertx.getOrCreateContext();
        Promise<Void> known = Promise.promise();
        ServerSelection.recheck(vertx).onComplete(asked -> caller.runOnContext(now -> known.complete()));
        return known.future();
    }

    private static Pool build(
            Vertx vertx,
            PoolOptions options,
            NetClientOptions network,
            String serverLimits,
            DatabaseConfiguration configuration,
            Function<Address, MySQLConnectOptions> connectOptions) {
        ClientBuilder<Pool> builder = MySQLBuilder.pool()
                .with(options)
                .with(network)
                .withConnectHandler(connection -> prepareSession(connection, serverLimits, configuration.timeout()));
        if (configuration.addresses().size() == 1) {
            return builder.using(vertx)
                    .connectingTo(connectOptions.apply(configuration.addresses().get(0)))
                    .build();
        }
        ServerSelection servers = ServerSelection.of(vertx, configuration);
        return builder.using(servers.watchConnections())
                .connectingTo(() -> servers.select().map(connectOptions::apply))
                .build();
    }

    /**
     * Makes all statements fail that have no answer when the connection is closed. Makes the server roll back and release its
     * locks if it hears nothing of us for twice our own time limit, since it does not notice that a process has lost its machine
     * or network; and makes it stop waiting for a lock before our limit. All statements of a transaction that only read see the
     * same state. On a server of a cluster, each transaction that begins
     * by reading sees all that was committed before on any server.
     */
    private static void prepareSession(SqlConnection connection, String serverLimits, Duration timeout) {
        UnansweredStatements statements = UnansweredStatements.failWhenClosed(connection);
        long seconds = timeout.toSeconds();
        connection
                .query(serverLimits.formatted(2 * seconds, Math.max(1, seconds / 2)))
                .execute()
                .compose(limited -> connection.query(READ_SNAPSHOTS).execute())
                .compose(isolated -> ServerProbe.isGalera(connection))
                .compose(isGalera ->
                        isGalera ? connection.query(READ_ALL_COMMITTED).execute() : Future.succeededFuture())
                .onFailure(e -> {
                    if (e instanceof MySQLException) {
                        LOG.warn("the database does not prepare a connection reason={}", e.getMessage());
                    }
                })
                .onComplete(done -> {
                    // the pool cannot be given one that it has lost
                    if (!statements.isClosed()) {
                        connection.close();
                    }
                });
    }

    private static NetClientOptions networkOptions() {
        return new NetClientOptions()
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(CONNECTION_TIMEOUT_SECONDS))
                .setTcpKeepAlive(true);
    }
}
