package io.masif.rig.database.relay;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Passes connections on to a MySQL server of the loopback interface, and passes each statement to a listener. */
public final class StatementRelay implements AutoCloseable {
    private final RelayServer server;
    private final AtomicLong connections = new AtomicLong();
    private final StatementListener listener;

    /** @param port of the server */
    public StatementRelay(int port, StatementListener listener) {
        this.listener = listener;
        server = new RelayServer(port, (near, far) -> new Pair(near, far).begin());
    }

    /** Where it listens, on the loopback interface. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Pair {
        private final ClientPackets packets = new ClientPackets(connections.incrementAndGet());
        private final NetSocket near;
        private final NetSocket far;
        private Statement unanswered;
        private boolean isSilent;

        Pair(NetSocket near, NetSocket far) {
            this.near = near;
            this.far = far;
        }

        void begin() {
            near.handler(this::onClient);
            far.handler(this::onServer);
            near.closeHandler(end -> far.close());
            far.closeHandler(end -> closeClient());
            near.resume();
        }

        private void onClient(Buffer data) {
            List<Statement> statements = packets.readClient(data);
            for (Statement statement : statements) {
                isSilent |= !listener.onStatement(statement);
                unanswered = statement;
            }
            if (!isSilent) {
                far.write(data);
            }
        }

        private void onServer(Buffer data) {
            packets.readServer(data);
            if (unanswered != null) {
                isSilent |= !listener.onAnswer(unanswered);
                unanswered = null;
            }
            if (!isSilent) {
                near.write(data);
            }
        }

        private void closeClient() {
            if (!isSilent) {
                near.close();
            }
        }
    }
}
