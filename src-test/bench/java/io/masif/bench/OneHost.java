package io.masif.bench;

import io.masif.bench.Bed.Played;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A host that reports the same whenever it is told to, to see what it is answered. */
final class OneHost implements AutoCloseable {
    private final Played fleet;
    private final HostConnection connection;
    private final byte[] report;

    OneHost(Bed bed, Master master, String name, int protocol) {
        fleet = bed.fleet(master, name, 1, protocol, true);
        fleet.print("first v" + protocol, Mode.FIRST, Connections.KEPT, Pace.once(1, 1, Duration.ofSeconds(10)));
        connection = fleet.hosts().connection(0);
        report = new Requests(protocol).unchanged(fleet.simulator().plan(0));
    }

    /** It reports; the answer's size in bytes. */
    int length() {
        ask();
        return connection.length();
    }

    /** It reports; after how many seconds it is to report again. */
    int next() {
        ask();
        return connection.next();
    }

    private void ask() {
        CompletableFuture<Integer> answered = new CompletableFuture<>();
        fleet.connector().loop().execute(() -> connection.send(report, answered::complete));
        answered.join();
    }

    @Override
    public void close() {
        fleet.close();
    }
}
