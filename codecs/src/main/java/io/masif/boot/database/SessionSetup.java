package io.masif.boot.database;

import io.masif.boot.logging.FailureLog;
import io.masif.vertx.ConnectionSocket;
import io.masif.vertx.UnansweredStatements;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.SqlConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares each new connection of a pool. All statements of a transaction that only read see the same state, and on a server of
 * a cluster, each transaction that begins by reading sees all that was committed before on any server; a connection for which
 * the server refuses one of these is closed. The server rolls back what was begun over a connection over which it hears nothing
 * of us, since it does not notice that a process has lost its machine or network; and it stops waiting for a lock before our own
 * time limit. Without these limits a connection is still used.
 */
final class SessionSetup {
    /** Whatever the default of the server is: what is read in several statements belongs together. */
    private static final String READ_SNAPSHOTS = "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ";

    private static final String READ_ALL_COMMITTED = "SET SESSION wsrep_sync_wait = 1";
    /** A packet of which only a part has come is part of a statement, and may be part of a transaction. */
    private static final String LIMITS = """
            SET SESSION wait_timeout = %1$d, SESSION net_write_timeout = %1$d, SESSION net_read_timeout = %2$d,
              SESSION innodb_lock_wait_timeout = %3$d""";
    /** MySQL does not notice that a client has gone whose statement waits for a table, and keeps its locks of rows. */
    private static final String TABLE_LIMIT = ", SESSION lock_wait_timeout = %d";

    private static final Logger LOG = LoggerFactory.getLogger(SessionSetup.class);

    private final FailureLog refusals = new FailureLog(
            LOG,
            "the database does not prepare connections as they must be, and they are closed",
            "the database prepares connections again");
    private final FailureLog limitRefusals = new FailureLog(
            LOG,
            "the database limits neither silence nor waiting of connections",
            "the database limits silence and waiting of connections again");
    private final String limits;
    private final boolean isPatient;

    private SessionSetup(String limits, boolean isPatient) {
        this.limits = limits;
        this.isPatient = isPatient;
    }

    /** For connections that wait neither for a lock nor for an answer for longer than the configured time. */
    static SessionSetup limited(DatabaseConfiguration configuration) {
        return new SessionSetup(
                formatLimits(configuration) + TABLE_LIMIT.formatted(lockWaitSeconds(configuration)), false);
    }

    /** For connections that may wait for tables and answers without a limit, once they are prepared. */
    static SessionSetup patient(DatabaseConfiguration configuration) {
        return new SessionSetup(formatLimits(configuration), true);
    }

    private static String formatLimits(DatabaseConfiguration configuration) {
        return LIMITS.formatted(
                2 * configuration.timeout().toSeconds(), IdleTransactionLimit.SECONDS, lockWaitSeconds(configuration));
    }

    private static long lockWaitSeconds(DatabaseConfiguration configuration) {
        return Math.max(1, configuration.timeout().toSeconds() / 2);
    }

    /** A connect handler: gives the connection to its pool, or closes it. */
    void prepare(SqlConnection connection) {
        UnansweredStatements statements = UnansweredStatements.failWhenClosed(connection);
        isolate(connection).compose(isolated -> limit(connection)).onComplete(prepared -> {
            if (prepared.failed()) {
                // a pool learns by this that it has none
                ConnectionSocket.of(connection).close();
            } else if (!statements.isClosed()) {
                if (isPatient) {
                    ConnectionSocket.of(connection).allowSilence();
                }
                connection.close();
            }
        });
    }

    private Future<Void> isolate(SqlConnection connection) {
        return connection
                .query(READ_SNAPSHOTS)
                .execute()
                .compose(isolated -> ServerProbe.isGalera(connection))
                .compose(isGalera ->
                        isGalera ? connection.query(READ_ALL_COMMITTED).execute() : Future.succeededFuture())
                .<Void>mapEmpty()
                .onSuccess(isolated -> refusals.succeeded())
                .onFailure(e -> {
                    if (e instanceof MySQLException) {
                        refusals.failed(e.getMessage());
                    }
                });
    }

    private Future<Void> limit(SqlConnection connection) {
        return connection
                .query(limits + IdleTransactionLimit.ofSession(connection))
                .execute()
                .<Void>mapEmpty()
                .onSuccess(limited -> limitRefusals.succeeded())
                .recover(e -> {
                    if (e instanceof MySQLException) {
                        limitRefusals.failed(e.getMessage());
                        return Future.succeededFuture();
                    }
                    return Future.failedFuture(e);
                });
    }
}
