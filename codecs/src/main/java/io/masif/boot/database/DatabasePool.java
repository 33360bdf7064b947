package io.masif.boot.database;

import io.masif.boot.config.Address;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Opens pools of connections to the database. */
public final class DatabasePool {
    private static final int MAX_WAITING_PER_CONNECTION = 64;
    private static final int CONNECTION_TIMEOUT_SECONDS = 5;

    private DatabasePool() {}

    /**
     * A pool whose connections are opened when they are needed. It refuses requests beyond a bounded queue at once, so that a
     * slow database makes answers fail instead of filling the memory. A connection over which nothing has come for the
     * configured time is closed, and its statements fail: a server that hangs, or a broken network, delays requests for no
     * longer. That would close idle connections as well, also one that is being handed out, so the pool closes them before;
     * opening one is cheap. The server also closes connections: see {@link SessionSetup}.
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
        PoolOptions options = new PoolOptions()
                .setShared(true)
                .setName(name)
                .setMaxSize(configuration.connections())
                .setMaxWaitQueueSize(configuration.connections() * MAX_WAITING_PER_CONNECTION)
                .setConnectionTimeout(CONNECTION_TIMEOUT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(Math.max(1, timeoutSeconds(configuration) / 2))
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        return build(vertx, options, SessionSetup.limited(configuration), configuration, connectOptions);
    }

    /**
     * Two connections that may wait for tables without a limit, such as for a change of the schema; only the login has one. The
     * caller closes them.
     */
    public static Pool createUnlimitedPool(Vertx vertx, DatabaseConfiguration configuration) {
        return build(
                vertx,
                new PoolOptions().setMaxSize(2),
                SessionSetup.patient(configuration),
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
            SessionSetup session,
            DatabaseConfiguration configuration,
            Function<Address, MySQLConnectOptions> connectOptions) {
        ClientBuilder<Pool> builder = MySQLBuilder.pool()
                .with(options)
                .with(networkOptions(configuration))
                .withConnectHandler(session::prepare);
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

    private static NetClientOptions networkOptions(DatabaseConfiguration configuration) {
        return new NetClientOptions()
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(CONNECTION_TIMEOUT_SECONDS))
                .setReadIdleTimeout(timeoutSeconds(configuration))
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setTcpKeepAlive(true);
    }

    private static int timeoutSeconds(DatabaseConfiguration configuration) {
        return (int) configuration.timeout().toSeconds();
    }
}
