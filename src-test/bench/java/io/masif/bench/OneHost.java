package io.masif.bench;

import io.masif.bench.Bed.SimulatedFleet;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A host that reports the same whenever it is told to, to see what it is answered. */
final class OneHost implements AutoCloseable {
    private final SimulatedFleet fleet;
    private final HostConnection connection;
    private final byte[] report;

    OneHost(Bed bed, Master master, String name, int protocol) {
        fleet = bed.createFleet(master, name, 1, protocol, true);
        fleet.measureAndPrint(
                "first v" + protocol,
                Mode.FIRST,
                Connections.KEPT,
                Pace.oncePerHostUnlimited(1, 1, Duration.ofSeconds(10)));
        connection = fleet.hosts().connection(0);
        report = new Requests(protocol).unchanged(fleet.simulator().planOf(0));
    }

    /** It reports; the answer's size in bytes. */
    int answerLength() {
        sendReport();
        return connection.bodyLength();
    }

    /** It reports; after how many seconds it is to report again. */
    int nextReportSeconds() {
        sendReport();
        return connection.nextReportSeconds();
    }

    private void sendReport() {
        CompletableFuture<Integer> answered = new CompletableFuture<>();
        fleet.connector().loop().execute(() -> connection.send(report, answered::complete));
        answered.join();
    }

    @Override
    public void close() {
        fleet.close();
    }
}
