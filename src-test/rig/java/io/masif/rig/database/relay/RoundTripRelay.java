package io.masif.rig.database.relay;

import io.masif.boot.UncachedFiles;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes connections on to a MySQL server of the loopback interface, each answer a while after it came, as if the server were
 * distant. Of each transaction of a connection that does not commit by itself, it counts how often the client waited.
 */
public final class RoundTripRelay implements AutoCloseable {
    /** Long enough for a client to send all that it sends without an answer. */
    private static final long DELAY_MILLIS = 30;

    private static final int HEADER_BYTES = 4;
    private static final int SEQUENCE_OFFSET = 3;
    private static final int QUERY = 0x03;
    private static final int PREPARE = 0x16;
    private static final int EXECUTE = 0x17;
    private static final String MANUAL_COMMIT = "SET SESSION autocommit = 0";

    private final Vertx vertx = Vertx.vertx(UncachedFiles.options());
    private final NetClient client = vertx.createNetClient();
    private final NetServer server = vertx.createNetServer();
    private final List<Transaction> transactions = new CopyOnWriteArrayList<>();

    /** @param port of the server */
    public RoundTripRelay(int port) {
        server.connectHandler(near -> {
            near.pause();
            client.connect(port, "127.0.0.1")
                    .onSuccess(far -> new Pair(near, far).begin())
                    .onFailure(e -> near.close());
        });
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    /**
     * A transaction that was committed.
     *
     * @param roundTrips how often the client waited for answers, to any number of statements
     * @param statements how many were executed, with the commit
     * @param prepared how many were prepared
     */
    public record Transaction(int roundTrips, int statements, int prepared) {}

    /** Where it listens, on the loopback interface. */
    public int port() {
        return server.actualPort();
    }

    /** The transactions since the last call, in the order of their commits. */
    public List<Transaction> takeTransactions() {
        List<Transaction> all = List.copyOf(transactions);
        transactions.removeAll(all);
        return all;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class Pair {
        private final NetSocket near;
        private final NetSocket far;
        private Buffer unread = Buffer.buffer();
        private boolean isManual;
        private boolean isAnswered = true;
        private int roundTrips;
        private int statements;
        private int prepared;

        Pair(NetSocket near, NetSocket far) {
            this.near = near;
            this.far = far;
        }

        void begin() {
            near.handler(data -> {
                read(data);
                far.write(data);
            });
            far.handler(data -> vertx.setTimer(DELAY_MILLIS, timer -> {
                isAnswered = true;
                near.write(data);
            }));
            near.closeHandler(end -> far.close());
            far.closeHandler(end -> near.close());
            near.resume();
        }

        private void read(Buffer data) {
            unread.appendBuffer(data);
            while (unread.length() >= HEADER_BYTES && unread.length() >= HEADER_BYTES + unread.getUnsignedMediumLE(0)) {
                int end = HEADER_BYTES + unread.getUnsignedMediumLE(0);
                if (unread.getUnsignedByte(SEQUENCE_OFFSET) == 0 && end > HEADER_BYTES) {
                    readCommand(unread.getUnsignedByte(HEADER_BYTES), unread.getBuffer(HEADER_BYTES + 1, end));
                }
                unread = unread.getBuffer(end, unread.length());
            }
        }

        private void readCommand(int command, Buffer content) {
            if (command == QUERY || command == PREPARE || command == EXECUTE) {
                roundTrips += isAnswered ? 1 : 0;
                isAnswered = false;
                statements += command == PREPARE ? 0 : 1;
                prepared += command == PREPARE ? 1 : 0;
            }
            if (command == QUERY) {
                readQuery(content.toString(StandardCharsets.UTF_8));
            }
        }

        private void readQuery(String sql) {
            isManual |= sql.equals(MANUAL_COMMIT);
            if (isManual && sql.equals("COMMIT")) {
                transactions.add(new Transaction(roundTrips, statements, prepared));
            }
            if (List.of(MANUAL_COMMIT, "COMMIT", "ROLLBACK").contains(sql)) {
                roundTrips = 0;
                statements = 0;
                prepared = 0;
            }
        }
    }
}
