package io.masif.bench.connection;

import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.testbed.MeasuredMaster;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;
import io.masif.bench.usage.ProcessUsage;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * One of two masters is lost, and all its hosts come to the other at once, with certificates that this one has not seen, while
 * that has hosts of its own.
 */
public final class LostMaster {
    private static final int OWN_HOSTS = 1000;
    private static final int OWN_REPORTS_PER_SECOND = 100;
    /** After which the other master's code is compiled, as that of one that has been running for a while. */
    private static final int WARMING_HANDSHAKES = 2000;

    /** Of CPU for a handshake and a report; three times that in all, since the hosts have to be played as well. */
    private static final double SECONDS_PER_HOST = 3 * 0.0015;

    private static final double MIN_TARGET_SECONDS = 45;

    private final TestBed bed;

    public LostMaster(TestBed bed) {
        this.bed = bed;
    }

    public void measure() {
        int hosts = bed.sizes().connections();
        MeasuredMaster other = bed.masters().create("other-master");
        other.start();
        try (SimulatedFleet own = bed.createFleet(other, "own", OWN_HOSTS, 2, false);
                SimulatedFleet lost = bed.createFleet("lost", hosts, 2, false);
                SimulatedFleet comeback = bed.createReturningFleet(lost, other, "lost", 2)) {
            own.measureAndPrint(
                    "first v2, hosts of the other master",
                    ReportMode.FIRST,
                    ConnectionMode.KEPT,
                    bed.oncePerHost(OWN_HOSTS));
            own.measureAndPrint(
                    "unchanged v2, other master warming up",
                    ReportMode.UNCHANGED,
                    ConnectionMode.FULL,
                    bed.oncePerHost(WARMING_HANDSHAKES));
            lost.measureAndPrint(
                    "first v2, " + hosts + " connections",
                    ReportMode.FIRST,
                    ConnectionMode.KEPT,
                    bed.oncePerHost(hosts));
            bed.master().service().kill();
            lost.simulator().disconnect();
            measureComeback(other, own, comeback, hosts);
        } finally {
            other.terminate();
            bed.master().start();
        }
    }

    private void measureComeback(MeasuredMaster other, SimulatedFleet own, SimulatedFleet comeback, int hosts) {
        double target = Math.max(MIN_TARGET_SECONDS, hosts * SECONDS_PER_HOST);
        double before = cpuSeconds(other);
        long beganAtNanos = System.nanoTime();
        CompletableFuture<PhaseResult> others = own.start(
                "unchanged v2, hosts of the other one",
                ReportMode.UNCHANGED,
                ConnectionMode.KEPT,
                Pace.steady(OWN_REPORTS_PER_SECOND, 256, Duration.ofSeconds((long) target / 2)));
        ReconnectingHosts returned = new ReconnectingHosts(
                        comeback.connector(), comeback.hosts(), comeback.simulator()::unchangedRequest)
                .run((long) (4 * target))
                .join();
        double seconds = (System.nanoTime() - beganAtNanos) / 1e9;
        PhaseResult meanwhile = others.join();
        System.out.println(meanwhile);
        System.out.println(returned.describe(seconds));
        System.out.printf(
                Locale.ROOT,
                "an event loop of the other master was late by %.0f ms at most%n",
                1000 * other.maxMetric("masif_loop_lag_seconds"));
        String name = hosts + " hosts of a lost master";
        bed.report().checkAtLeast(name + ": answered by the other one", hosts, returned.answeredCount());
        bed.report().checkAtMost(name + ": seconds until all have been", target, seconds);
        bed.report().besideHandshakeTime(hosts, seconds);
        bed.report().checkAtMost(name + ": answers other than 200", hosts / 100.0, returned.refusedCount());
        bed.report()
                .checkAtMost(
                        name + ": p99 in ms of the other one's hosts",
                        1000,
                        meanwhile.timing().p99Millis());
        double cpu = (cpuSeconds(other) - before) / Math.max(1, returned.answeredCount()) * 1000;
        bed.report().checkCpu(name + ", with the reports of the others", 1.2, cpu);
        bed.report().besideHandshake(1.2, cpu);
        bed.report().checkAtMost(name + ": RSS in MB at most", 330, ProcessUsage.peakMegabytes(other.pid()));
    }

    private double cpuSeconds(MeasuredMaster master) {
        return ProcessUsage.cpuSeconds(master.pid())
                + ProcessUsage.cpuSeconds(bed.database().pid());
    }
}
