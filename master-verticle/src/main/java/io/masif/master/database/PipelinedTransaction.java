package io.masif.master.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;

/**
 * A transaction in which statements may be sent without waiting for the answers to those before, so that all of them take one
 * round trip. The server executes them one after the other, and also those that follow one that failed, even if its failure has
 * rolled back the transaction: nothing commits by itself, and the runner of the transaction rolls back what came after it. So it
 * must not be committed before all answers are there, and nothing may be done about a failure but in a statement that was sent
 * alone. All of them end, also if the connection breaks.
 */
public final class PipelinedTransaction implements SqlClient {
    private final SqlConnection connection;
    private boolean isEnded;

    /** @param connection one that does not commit by itself */
    PipelinedTransaction(SqlConnection connection) {
        this.connection = connection;
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        requireOpen();
        return connection.query(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        requireOpen();
        return connection.preparedQuery(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        requireOpen();
        return connection.preparedQuery(sql, options);
    }

    /** The same transaction, for bulk statements of which none is sent after one that has failed. */
    public SqlClient inTurn() {
        PipelinedTransaction all = this;
        return new SqlClient() {
            @Override
            public Query<RowSet<Row>> query(String sql) {
                return all.query(sql);
            }

            @Override
            public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
                return all.preparedQuery(sql);
            }

            @Override
            public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
                return all.preparedQuery(sql, options);
            }

            @Override
            public Future<Void> close() {
                return all.close();
            }
        };
    }

    /** From now on it takes no statements: it is committed or rolled back, though some of the work may still wait for answers. */
    void end() {
        isEnded = true;
    }

    private void requireOpen() {
        if (isEnded) {
            throw new IllegalStateException("the transaction has ended");
        }
    }

    /** The runner of the transaction ends it. */
    @Override
    public Future<Void> close() {
        throw new UnsupportedOperationException();
    }
}
