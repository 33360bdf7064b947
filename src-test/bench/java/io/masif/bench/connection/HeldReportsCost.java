package io.masif.bench.connection;

import io.masif.bench.request.Requests;
import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;
import io.masif.rig.process.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Hosts that wait for something new, each with a plan of its own: what they cost, and how soon an approval arrives. */
public final class HeldReportsCost {
    private static final int WAIT_SECONDS = 1800;
    private static final int MAX_BYTES = 2048;
    /** At once; the others follow at the master's pace. */
    private static final int FIRST_ANSWERS = 100;

    private static final int MAX_LAG_MILLIS = 50;
    private static final int UNAVAILABLE = 503;
    private static final int PAUSE_MILLIS = 1000;

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final TestBed bed;

    public HeldReportsCost(TestBed bed) {
        this.bed = bed;
    }

    public void measure() {
        int count = bed.sizes().connections();
        try (SimulatedFleet fleet = bed.createFleet("held", count, 2, true)) {
            fleet.measureAndPrint(
                    "first v2, " + count + " connections",
                    ReportMode.FIRST,
                    ConnectionMode.KEPT,
                    bed.oncePerHost(count));
            fleet.measureAndPrint(
                    "unchanged v2, all of them", ReportMode.UNCHANGED, ConnectionMode.KEPT, bed.oncePerHost(count));
            List<Long> answeredAtNanos = measureMemory(fleet, count);
            // the histogram of the heap stopped all threads, and the master gives the longest wait of half a minute
            Await.until("no event loop is late", TIMEOUT, () -> lagMillis() <= MAX_LAG_MILLIS);
            measureApproval(answeredAtNanos);
        } finally {
            bed.decisions().removeAll();
        }
    }

    /** When the hosts that wait then are answered, by {@link System#nanoTime()}. */
    private List<Long> measureMemory(SimulatedFleet fleet, int count) {
        double idleBytes = bed.master().liveBytes();
        int idleMegabytes = bed.master().residentMegabytes();
        List<Long> answeredAtNanos = Collections.synchronizedList(new ArrayList<>());
        hold(fleet, status -> answeredAtNanos.add(System.nanoTime()));
        Await.until("all are held", TIMEOUT, () -> bed.master().sumMetric("masif_reports_held") == count);
        double heldBytes = (bed.master().liveBytes() - idleBytes) / count;
        int heldMegabytes = bed.master().residentMegabytes();
        System.out.printf(Locale.ROOT, "RSS %d MB idle, %d MB with all held%n", idleMegabytes, heldMegabytes);
        bed.report().checkAtMost("bytes of a held report, more than an idle connection", MAX_BYTES, heldBytes);
        bed.report().checkAtMost("RSS in MB with " + count + " held reports", 330, heldMegabytes);
        return answeredAtNanos;
    }

    private void measureApproval(List<Long> answeredAtNanos) {
        bed.decisions().approveEverything();
        long approvedAtNanos = System.nanoTime();
        Await.until("the first answers", TIMEOUT, () -> answeredAtNanos.size() >= FIRST_ANSWERS);
        bed.report()
                .checkAtMost(
                        "ms from an approval for all of them until " + FIRST_ANSWERS + " are answered",
                        1500,
                        (answeredAtNanos.get(FIRST_ANSWERS - 1) - approvedAtNanos) / 1e6);
        bed.report().checkAtMost("ms that an event loop was late meanwhile", MAX_LAG_MILLIS, lagMillis());
    }

    private double lagMillis() {
        return 1000 * bed.master().maxMetric("masif_loop_lag_seconds");
    }

    private void hold(SimulatedFleet fleet, HostConnection.AnswerHandler onAnswer) {
        CompletableFuture.runAsync(
                        () -> {
                            for (int host = 0; host < fleet.hosts().count(); host++) {
                                hold(fleet, host, onAnswer);
                            }
                        },
                        fleet.connector().loop())
                .join();
    }

    /** Again if it is refused, since there are too many at once. */
    private void hold(SimulatedFleet fleet, int host, HostConnection.AnswerHandler onAnswer) {
        byte[] unchanged = fleet.simulator().unchangedRequest(host);
        fleet.hosts().connection(host).send(Requests.waiting(unchanged, WAIT_SECONDS), status -> {
            if (status == UNAVAILABLE) {
                fleet.connector().schedule(PAUSE_MILLIS, () -> hold(fleet, host, onAnswer));
            } else {
                onAnswer.onAnswer(status);
            }
        });
    }
}
