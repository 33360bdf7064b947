package io.masif.bench.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** The hosts that take part, in turn, and the connections that they keep. Of one thread. */
public final class SimulatedHosts {
    private static final int CONCURRENT_HANDSHAKES = 32;

    private final String prefix;
    private final HostConnection[] connections;
    private final boolean[] busy;
    private final Deque<Integer> free = new ArrayDeque<>();
    private int first;
    private int count;

    public SimulatedHosts(String prefix, int maxHosts) {
        this.prefix = prefix;
        this.connections = new HostConnection[maxHosts];
        this.busy = new boolean[maxHosts];
        select(0, maxHosts);
    }

    public String name(int host) {
        return prefix + host + ".example.org";
    }

    /** From now on only these take part. */
    public void select(int from, int number) {
        first = from;
        count = number;
        free.clear();
        IntStream.range(from, from + number).filter(host -> !busy[host]).forEach(free::add);
    }

    /** The next host that is not reporting; -1 if there is none. */
    public int acquire() {
        Integer host = free.poll();
        if (host == null) {
            return -1;
        }
        busy[host] = true;
        return host;
    }

    /** It may report again. */
    public void release(int host) {
        busy[host] = false;
        if (host >= first && host < first + count) {
            free.add(host);
        }
    }

    /** How many of those that take part have an open connection. */
    public int countConnected() {
        return (int)
                IntStream.range(first, first + count).filter(this::isConnected).count();
    }

    public int count() {
        return count;
    }

    public HostConnection connection(int host) {
        return connections[host];
    }

    public void setConnection(int host, HostConnection connection) {
        connections[host] = connection;
    }

    /** Connects those that take part and are not connected, as far as that is possible. */
    public CompletableFuture<Void> connect(Connector connector) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        int[] counts = {first, 0};
        Runnable[] next = new Runnable[1];
        next[0] = () -> {
            while (counts[0] < first + count && isConnected(counts[0])) {
                counts[0]++;
            }
            if (counts[0] == first + count) {
                if (counts[1] == 0) {
                    done.complete(null);
                }
                return;
            }
            int host = counts[0]++;
            counts[1]++;
            connector.open(name(host), false, (connection, failed) -> {
                counts[1]--;
                connections[host] = connection;
                connector.loop().execute(next[0]);
            });
        };
        connector.loop().execute(() -> {
            for (int i = 0; i < CONCURRENT_HANDSHAKES; i++) {
                next[0].run();
            }
        });
        return done;
    }

    /** Closes all connections. */
    public void disconnect() {
        for (int host = 0; host < connections.length; host++) {
            if (connections[host] != null) {
                connections[host].close();
                connections[host] = null;
            }
        }
    }

    private boolean isConnected(int host) {
        return connections[host] != null && connections[host].isOpen();
    }
}
