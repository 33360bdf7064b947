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
    private static final String IS_SYNCED = "SHOW GLOBAL STATUS LIKE 'wsrep_local_state'";
    private static final String ON = "ON";
    private static final String SYNCED = "4";

    private final Address address;
    private final Pool pool;

    /** What a server answered. */
    enum State {
        WRITABLE,
        /** It can be written to, but is not synced with its cluster: another server copies its data, for one. */
        NOT_SYNCED,
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
        return pool.withConnection(connection -> readState(connection).timeout(ANSWER_SECONDS, TimeUnit.SECONDS))
                .timeout(ASK_SECONDS, TimeUnit.SECONDS)
                .otherwise(State.UNREACHABLE);
    }

    private static Future<State> readState(SqlConnection connection) {
        return is(ON, connection, READ_ONLY)
                .compose(isReadOnly -> isReadOnly
                        ? Future.succeededFuture(State.NOT_WRITABLE)
                        : isGalera(connection)
                                .compose(isGalera ->
                                        isGalera ? readMember(connection) : Future.succeededFuture(State.WRITABLE)));
    }

    /** The state of a member of a cluster. */
    private static Future<State> readMember(SqlConnection connection) {
        return is(ON, connection, IS_READY)
                .compose(isReady -> isReady
                        ? is(SYNCED, connection, IS_SYNCED)
                                .map(isSynced -> isSynced ? State.WRITABLE : State.NOT_SYNCED)
                        : Future.succeededFuture(State.NOT_WRITABLE));
    }

    /** Whether the server belongs to a cluster of Galera. */
    static Future<Boolean> isGalera(SqlConnection connection) {
        return is(ON, connection, IS_GALERA);
    }

    /** Statements that begin with SHOW are answered also by a server that is separated from its cluster. */
    private static Future<Boolean> is(String value, SqlConnection connection, String show) {
        return connection.query(show).execute().map(rows -> rows.stream()
                .anyMatch(row -> value.equals(row.getString(1))));
    }
}
