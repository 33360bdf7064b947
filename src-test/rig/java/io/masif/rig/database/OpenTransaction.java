package io.masif.rig.database;

import io.vertx.mysqlclient.MySQLConnection;

/** A transaction that keeps what its statements locked until it is closed, which rolls it back. */
public final class OpenTransaction implements AutoCloseable {
    private final MySQLConnection connection;

    OpenTransaction(MySQLConnection connection) {
        this.connection = connection;
    }

    @Override
    public void close() {
        connection.close().toCompletionStage().toCompletableFuture().join();
    }
}
