package io.masif.vertx;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.sqlclient.ClosedConnectionException;

/**
 * A connection of a client to a server, from when it begins to be opened. It can be closed at any time: what waits for the server
 * then fails, whether that is to accept the connection, to let the client in, or to answer. Safe from any thread.
 */
public final class ClientSocket {
    private final SocketAddress server;
    private final Promise<NetSocket> opened;
    private final Promise<Void> ended = Promise.promise();
    /** Null before it is opened. */
    private volatile NetSocketInternal socket;

    /** @param opened is what the client waits for */
    ClientSocket(SocketAddress server, Promise<NetSocket> opened) {
        this.server = server;
        this.opened = opened;
    }

    /** The server's address, as it was given to the client. */
    public SocketAddress server() {
        return server;
    }

    /** Runs once, when it could not be opened, or has been closed by either side. */
    public void onEnd(Runnable handler) {
        ended.future().onComplete(end -> handler.run());
    }

    /** Closes it at once. */
    public void close() {
        if (opened.tryFail(ClosedConnectionException.INSTANCE)) {
            ended.tryComplete();
        } else if (socket != null) {
            socket.close();
        }
    }

    /** Succeeds when it is open. */
    Future<NetSocket> opened() {
        return opened.future();
    }

    boolean isEnded() {
        return ended.future().isComplete();
    }

    /** It has been opened, or could not be. */
    void complete(NetSocket open, Throwable failure) {
        if (failure != null) {
            opened.tryFail(failure);
            ended.tryComplete();
            return;
        }
        socket = (NetSocketInternal) open;
        socket.channelHandlerContext().channel().closeFuture().addListener(closed -> ended.tryComplete());
        if (!opened.tryComplete(open)) {
            open.close();
        }
    }
}
