package io.masif.bench.database;

import io.masif.boot.UncachedFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.mysqlclient.SslMode;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Counts the statements that a database server has executed, by its own counters. */
public final class DatabaseClient implements AutoCloseable {
    private static final String STATEMENT_COUNT = "SHOW GLOBAL STATUS LIKE 'Questions'";

    private final Vertx vertx = Vertx.vertx(UncachedFiles.options());
    private final MySQLConnection connection;

    /** @param uri such as {@code mysql://masif@localhost:3306/masif}, without the password */
    public DatabaseClient(String uri, String password) {
        URI parts = URI.create(uri);
        connection = join(MySQLConnection.connect(
                vertx,
                new MySQLConnectOptions()
                        .setHost(parts.getHost())
                        .setPort(parts.getPort() < 0 ? 3306 : parts.getPort())
                        .setUser(parts.getUserInfo())
                        .setPassword(password)
                        .setDatabase(parts.getPath().substring(1))
                        .setSslMode(SslMode.DISABLED)));
    }

    /** How many it has executed, this one as well. */
    public long count() {
        return join(connection
                .query(STATEMENT_COUNT)
                .execute()
                .map(rows -> Long.parseLong(rows.iterator().next().getString(1))));
    }

    /** Executes one. */
    public void execute(String sql) {
        join(connection.query(sql).execute());
    }

    /** The first column of the first row. */
    public String text(String sql) {
        return join(connection
                .query(sql)
                .execute()
                .map(rows -> String.valueOf(rows.iterator().next().getValue(0))));
    }

    /** All rows, each as it is read by this. */
    public <T> List<T> list(String sql, Function<Row, T> read) {
        return join(connection.query(sql).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(read)
                .toList()));
    }

    @Override
    public void close() {
        join(connection.close());
        join(vertx.close());
    }

    private static <T> T join(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
