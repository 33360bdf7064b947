package io.masif.vertx;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.SqlConnectionInternal;

/**
 * The socket of a connection to the database. A connection of Vert.x can only be closed when the server has answered what it
 * was asked; its socket can be closed at any time, and what waits for an answer then fails. Safe from any thread.
 */
public final class ConnectionSocket {
    private final SocketConnectionBase connection;

    private ConnectionSocket(SocketConnectionBase connection) {
        this.connection = connection;
    }

    /** @param connection one of a pool, as a connect handler gets it */
    public static ConnectionSocket of(SqlConnection connection) {
        return new ConnectionSocket((SocketConnectionBase)
                ((SqlConnectionInternal) connection).unwrap().unwrap());
    }

    /** From now on it stays open, however long nothing comes over it. */
    public void allowSilence() {
        ChannelPipeline pipeline = client().pipeline();
        if (pipeline.get(IdleStateHandler.class) != null) {
            pipeline.remove(IdleStateHandler.class);
        }
    }

    /** What sends the commands of the client, and gets their answers. */
    ChannelHandlerContext client() {
        return connection.socket().channelHandlerContext();
    }

    /** Closes it at once. */
    public void close() {
        connection.socket().close();
    }
}
