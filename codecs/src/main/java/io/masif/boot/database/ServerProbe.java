package io.masif.boot.database;

import io.masif.boot.config.Address;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.TimeUnit;

/** Asks one server whether it can be written to, over a connection of its own. */
final class ServerProbe {
    /** A server that has not answered by then counts as frozen. */
    private static final int ANSWER_SECONDS = 2;

    private static final int CONNECT_SECONDS = 2;
    /** For connecting, if that is needed, and the answer. */
    private static final int ASK_SECONDS = 3;

    private static final String READ_ONLY = "SHOW GLOBAL VARIABLES LIKE 'read_only'";
    private static final String IS_GALERA = "SHOW SESSION VARIABLES LIKE 'wsrep_on'";
    private static final String IS_READY = "SHOW GLOBAL STATUS LIKE 'wsrep_ready'";
    private static final String ON = "ON";

    private final Address address;
    private final Pool pool;

    /** What a server answered. */
    enum State {
        WRITABLE,
        /** It is read-only, or separated from its cluster. */
        NOT_WRITABLE,
        /** It cannot be connected to, or answers nothing. */
        UNREACHABLE
    }

    ServerProbe(Vertx vertx, Address address, MySQLConnectOptions options) {
        this.address = address;
        this.pool = MySQLBuilder.pool()
                .with(new PoolOptions().setMaxSize(1))
                .with(new NetClientOptions()
                        .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(CONNECT_SECONDS))
                        .setReadIdleTimeout(ASK_SECONDS)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    Address address() {
        return address;
    }

    /** Does not fail, and ends after a few seconds. */
    Future<State> ask() {
        return pool.withConnection(connection -> isWritable(connection).timeout(ANSWER_SECONDS, TimeUnit.SECONDS))
                .map(isWritable -> isWritable ? State.WRITABLE : State.NOT_WRITABLE)
                .timeout(ASK_SECONDS, TimeUnit.SECONDS)
                .otherwise(State.UNREACHABLE);
    }

    private static Future<Boolean> isWritable(SqlConnection connection) {
        return isOn(connection, READ_ONLY)
                .compose(isReadOnly -> isReadOnly
                        ? Future.succeededFuture(false)
                        : isGalera(connection)
                                .compose(isGalera ->
                                        isGalera ? isOn(connection, IS_READY) : Future.succeededFuture(true)));
    }

    /** Whether the server belongs to a cluster of Galera. */
    static Future<Boolean> isGalera(SqlConnection connection) {
        return isOn(connection, IS_GALERA);
    }

    /** Statements that begin with SHOW are answered also by a server that is separated from its cluster. */
    private static Future<Boolean> isOn(SqlConnection connection, String show) {
        return connection.query(show).execute().map(rows -> rows.stream().anyMatch(row -> ON.equals(row.getString(1))));
    }
}
