package io.masif.rig.database.relay;

import io.masif.boot.UncachedFiles;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.function.BiConsumer;

/** Accepts connections on the loopback interface, and opens one to a server for each. */
final class RelayServer implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx(UncachedFiles.options());
    private final NetServer server = vertx.createNetServer();

    /**
     * @param port of the server
     * @param onConnected gets the connection of the client, which is paused, and the one to the server
     */
    RelayServer(int port, BiConsumer<NetSocket, NetSocket> onConnected) {
        NetClient client = vertx.createNetClient();
        server.connectHandler(near -> {
            near.pause();
            client.connect(port, "127.0.0.1")
                    .onSuccess(far -> onConnected.accept(near, far))
                    .onFailure(e -> near.close());
        });
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    int port() {
        return server.actualPort();
    }

    void setTimer(long millis, Runnable task) {
        vertx.setTimer(millis, timer -> task.run());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
