package io.masif.bench;

import java.util.concurrent.CompletableFuture;

/** The hosts that take part, in turn, and the connections that they keep. Of one thread. */
final class Hosts {
    private static final int HANDSHAKES_AT_ONCE = 32;

    private final String prefix;
    private final HostConnection[] connections;
    private final boolean[] busy;
    private int first;
    private int count;
    private int cursor;

    Hosts(String prefix, int most) {
        this.prefix = prefix;
        this.connections = new HostConnection[most];
        this.busy = new boolean[most];
        this.count = most;
    }

    String name(int host) {
        return prefix + host + ".example.org";
    }

    /** From now on only these take part. */
    void only(int from, int number) {
        first = from;
        count = number;
        cursor = 0;
    }

    /** The next whose report is not under way; -1 if there is none. */
    int take() {
        for (int tried = 0; tried < count; tried++) {
            int host = first + cursor;
            cursor = (cursor + 1) % count;
            if (!busy[host]) {
                busy[host] = true;
                return host;
            }
        }
        return -1;
    }

    void giveBack(int host) {
        busy[host] = false;
    }

    HostConnection connection(int host) {
        return connections[host];
    }

    void keep(int host, HostConnection connection) {
        connections[host] = connection;
    }

    /** Connects those that take part and are not connected; the number of those that could not. */
    CompletableFuture<Integer> connect(Connector connector) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        int[] counts = {first, 0, 0};
        Runnable[] next = new Runnable[1];
        next[0] = () -> {
            while (counts[0] < first + count && isConnected(counts[0])) {
                counts[0]++;
            }
            if (counts[0] == first + count) {
                if (counts[2] == 0) {
                    done.complete(counts[1]);
                }
                return;
            }
            int host = counts[0]++;
            counts[2]++;
            connector.open(name(host), false, (connection, failed) -> {
                counts[2]--;
                counts[1] += connection == null ? 1 : 0;
                connections[host] = connection;
                connector.loop().execute(next[0]);
            });
        };
        connector.loop().execute(() -> {
            for (int i = 0; i < HANDSHAKES_AT_ONCE; i++) {
                next[0].run();
            }
        });
        return done;
    }

    /** Closes all connections. */
    void disconnect() {
        for (int host = 0; host < connections.length; host++) {
            if (connections[host] != null) {
                connections[host].close();
                connections[host] = null;
            }
        }
    }

    private boolean isConnected(int host) {
        return connections[host] != null && connections[host].open();
    }
}
