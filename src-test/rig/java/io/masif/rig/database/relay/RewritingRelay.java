package io.masif.rig.database.relay;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Passes connections on to a MySQL server of the loopback interface, and replaces a word in what clients say. */
public final class RewritingRelay implements AutoCloseable {
    private final RelayServer server;

    /**
     * @param port of the server
     * @param word in statements that are sent in one piece
     * @param replacement of the same length
     */
    public RewritingRelay(int port, String word, String replacement) {
        server = new RelayServer(port, (near, far) -> {
            near.handler(data -> far.write(Buffer.buffer(
                    data.toString(StandardCharsets.ISO_8859_1).replace(word, replacement),
                    StandardCharsets.ISO_8859_1.name())));
            far.handler(near::write);
            near.closeHandler(end -> far.close());
            far.closeHandler(end -> near.close());
            near.resume();
        });
    }

    /** Where it listens, on the loopback interface. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
