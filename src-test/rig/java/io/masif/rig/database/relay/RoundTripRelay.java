package io.masif.rig.database.relay;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes connections on to a MySQL server of the loopback interface, each answer a while after it came, as if the server were
 * distant. Of each transaction of a connection that does not commit by itself, it counts how often the client waited.
 */
public final class RoundTripRelay implements AutoCloseable {
    /** Long enough for a client to send all that it sends without an answer. */
    private static final long DELAY_MILLIS = 30;

    private static final String MANUAL_COMMIT = "SET SESSION autocommit = 0";
    /** Before and after each transaction at a MySQL: the answer is not waited for. */
    private static final String IDLE_LIMIT = "SET SESSION wait_timeout = ";

    private final RelayServer server;
    private final List<Transaction> transactions = new CopyOnWriteArrayList<>();

    /** @param port of the server */
    public RoundTripRelay(int port) {
        server = new RelayServer(port, (near, far) -> new Pair(near, far).begin());
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
        return server.port();
    }

    /** The transactions since the last call, in the order of their commits. */
    public List<Transaction> takeTransactions() {
        List<Transaction> all = List.copyOf(transactions);
        transactions.removeAll(all);
        return all;
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Pair {
        private final NetSocket near;
        private final NetSocket far;
        private final CommandReader commands = new CommandReader();
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
                commands.read(data).forEach(this::readCommand);
                far.write(data);
            });
            far.handler(data -> server.setTimer(DELAY_MILLIS, () -> {
                isAnswered = true;
                near.write(data);
            }));
            near.closeHandler(end -> far.close());
            far.closeHandler(end -> near.close());
            near.resume();
        }

        private void readCommand(Buffer command) {
            int kind = command.getUnsignedByte(0);
            if (command.getString(1, command.length()).startsWith(IDLE_LIMIT)) {
                return;
            }
            if (kind == CommandReader.QUERY || kind == CommandReader.PREPARE || kind == CommandReader.EXECUTE) {
                roundTrips += isAnswered ? 1 : 0;
                isAnswered = false;
                statements += kind == CommandReader.PREPARE ? 0 : 1;
                prepared += kind == CommandReader.PREPARE ? 1 : 0;
            }
            if (kind == CommandReader.QUERY) {
                readQuery(command.getString(1, command.length()));
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
