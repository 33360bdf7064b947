package io.masif.rig.database;

import io.masif.boot.UncachedFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.mysqlclient.SslMode;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.StreamSupport;

/** Executes statements at a database server, each time over a new connection. */
final class ServerConnection {
    /** Does not keep a program from ending. */
    private static final Vertx VERTX = Vertx.vertx(UncachedFiles.options().setUseDaemonThread(true));

    private ServerConnection() {}

    /** Executes one or more statements, and returns the first column of what the first query among them found. */
    static List<String> execute(String uri, String password, String sql) {
        try {
            RowSet<Row> rows = join(connect(uri, password)
                    .compose(connection -> connection.query(sql).execute().eventually(connection::close)));
            while (rows.columnDescriptors() == null && rows.next() != null) {
                rows = rows.next();
            }
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> String.valueOf(row.getValue(0)))
                    .toList();
        } catch (CompletionException e) {
            throw new IllegalStateException(sql, e.getCause());
        }
    }

    /** Executes statements in a transaction that stays open. */
    static OpenTransaction begin(String uri, String password, String sql) {
        return join(connect(uri, password)
                .compose(connection ->
                        connection.query("BEGIN; " + sql).execute().map(connection))
                .map(OpenTransaction::new));
    }

    private static Future<MySQLConnection> connect(String uri, String password) {
        return MySQLConnection.connect(
                VERTX, MySQLConnectOptions.fromUri(uri).setPassword(password).setSslMode(SslMode.DISABLED));
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
