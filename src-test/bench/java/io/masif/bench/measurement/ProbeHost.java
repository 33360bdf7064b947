package io.masif.bench.measurement;

import io.masif.bench.connection.HostConnection;
import io.masif.bench.request.Requests;
import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.testbed.MeasuredMaster;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A host that sends one report on demand, to read the answer. */
final class ProbeHost implements AutoCloseable {
    private final SimulatedFleet fleet;
    private final HostConnection connection;
    private final byte[] report;

    ProbeHost(TestBed bed, MeasuredMaster master, String name, int protocol) {
        fleet = bed.createFleet(master, name, 1, protocol, true);
        fleet.measureAndPrint(
                "first v" + protocol,
                ReportMode.FIRST,
                ConnectionMode.KEPT,
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
