package io.masif.bench.measurement;

import io.masif.bench.database.StoredFleet;
import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.testbed.BenchUi;
import io.masif.bench.testbed.Pauses;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What decisions cost that name a whole large fleet host by host, and many that name some thousands. */
final class LargeDecisions {
    private static final int ACTIONS = 1000;
    private static final int REPETITIONS = 5;
    private static final int RATE = 1000;
    private static final int REPORTING_HOSTS = 1000;
    private static final int DECISIONS = 10_000;
    private static final int HOSTS_PER_DECISION = 5000;
    /** Bytes of an answer in which nothing is approved. */
    private static final int EMPTY_ANSWER_BYTES = 2;

    private final TestBed bed;
    private final int hostCount;

    LargeDecisions(TestBed bed) {
        this.bed = bed;
        this.hostCount = bed.sizes().knownHosts();
    }

    void measure() {
        bed.master().terminate();
        bed.decisions().removeAll();
        StoredFleet filled = new StoredFleet(bed.statements());
        filled.write(hostCount);
        bed.master().start();
        try (BenchUi ui = BenchUi.start(bed).awaitReady();
                SimulatedFleet fleet = bed.createFleet("deciding", REPORTING_HOSTS, 1, true);
                ProbeHost one = new ProbeHost(bed, bed.master(), StoredFleet.PREFIX, 1)) {
            measureReportsWhileDeciding(ui, fleet);
            measureRevocation(ui, one);
        }
        bed.decisions().removeAll();
        measureManyDecisions();
    }

    /** The hosts report at a steady rate: alone, and while one decision after the other is made. */
    private void measureReportsWhileDeciding(BenchUi ui, SimulatedFleet fleet) {
        fleet.measureAndPrint("first v1", ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(REPORTING_HOSTS));
        Duration phase = Duration.ofSeconds(2L * REPETITIONS);
        Pace pace = Pace.steady(RATE, 256, phase);
        fleet.measureAndPrint("unchanged v1, warming up", ReportMode.UNCHANGED, ConnectionMode.KEPT, pace);
        PhaseResult alone =
                fleet.measureAndPrint("unchanged v1, nobody decides", ReportMode.UNCHANGED, ConnectionMode.KEPT, pace);
        CompletableFuture<PhaseResult> meanwhile =
                fleet.start("unchanged v1, while deciding", ReportMode.UNCHANGED, ConnectionMode.KEPT, pace);
        double longest = 0;
        for (int time = 0; time < REPETITIONS; time++) {
            double millis = decide(ui, "time " + time, List.of());
            System.out.printf("decided in %.0f ms%n", millis);
            longest = Math.max(longest, millis);
            Pauses.sleep(Duration.ofSeconds(1));
        }
        PhaseResult busy = meanwhile.join();
        System.out.println(busy);
        String what = ACTIONS + " actions x " + hostCount + " hosts named one by one: ";
        bed.report().checkAtMost(what + "ms until decided, longest of " + REPETITIONS, 1000, longest);
        bed.report()
                .checkAtLeast(
                        what + "reports answered meanwhile, in % of before",
                        90,
                        100.0 * busy.timing().rate() / alone.timing().rate());
        bed.report()
                .checkAtMost(
                        what + "their median ms, times that of before",
                        1.1,
                        busy.timing().medianMillis() / alone.timing().medianMillis());
        bed.report()
                .checkAtMost(
                        what + "reports not answered with 200",
                        0,
                        busy.answers().failureCount());
    }

    private void measureRevocation(BenchUi ui, ProbeHost one) {
        JsonObject any = new JsonObject()
                .put("package", (Object) null)
                .put("action", "update")
                .put("to_version", (Object) null);
        decide(ui, "for one as well", List.of(any));
        while (one.answerLength() <= EMPTY_ANSWER_BYTES) {
            Pauses.sleep(Duration.ofMillis(1));
        }
        int id = Integer.parseInt(bed.statements().text("SELECT MAX(id) FROM decision"));
        long beganAtNanos = System.nanoTime();
        requireStatus(ui.send(ui.api("/api/v1/approvals/" + id).DELETE().build()), 204);
        while (one.answerLength() > EMPTY_ANSWER_BYTES) {
            Pauses.sleep(Duration.ofMillis(1));
        }
        bed.report().checkAtMost("a revocation of it is in the answers: ms", 2000, millisSince(beganAtNanos));
    }

    /** Milliseconds until it is answered; the comment distinguishes it from others. */
    private double decide(BenchUi ui, String comment, List<JsonObject> more) {
        JsonArray actions = new JsonArray(new ArrayList<>(more));
        IntStream.range(0, ACTIONS - more.size()).mapToObj(StoredFleet::action).forEach(actions::add);
        JsonArray hosts = new JsonArray();
        IntStream.range(0, hostCount).mapToObj(StoredFleet::hostName).forEach(hosts::add);
        JsonObject body =
                new JsonObject().put("actions", actions).put("hosts", hosts).put("comment", comment);
        HttpRequest request = ui.api("/api/v1/approvals")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()))
                .build();
        long beganAtNanos = System.nanoTime();
        requireStatus(ui.send(request), 201);
        return millisSince(beganAtNanos);
    }

    private static void requireStatus(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer + " " + answer.body());
        }
    }

    /** The master alone, with many decisions. */
    private void measureManyDecisions() {
        int before = bed.master().residentMegabytes();
        int heap = bed.master().heapMegabytes();
        long writing = System.nanoTime();
        bed.decisions()
                .approveForSomeHosts(
                        DECISIONS, StoredFleet.FIRST_ID, hostCount, Math.min(HOSTS_PER_DECISION, hostCount));
        System.out.printf("%d decisions written in %.0f s%n", DECISIONS, millisSince(writing) / 1000);
        bed.master().terminate();
        long starting = System.nanoTime();
        bed.master().start();
        String with = DECISIONS + " decisions of " + HOSTS_PER_DECISION + " hosts each: ";
        bed.report().checkAtMost(with + "s until a master is ready", 60, millisSince(starting) / 1000);
        try (SimulatedFleet fleet = bed.createFleet("many", REPORTING_HOSTS, 1, true)) {
            fleet.measureAndPrint("first v1", ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(REPORTING_HOSTS));
            new UnchangedReports(bed)
                    .measureKeptConnections(fleet, "unchanged v1, " + with.replace(": ", ""), 0.08, "not measured");
        }
        System.out.printf(
                "RSS %d MB, heap %d MB before; %d MB, %d MB with them%n",
                before, heap, bed.master().residentMegabytes(), bed.master().heapMegabytes());
        bed.report()
                .checkAtMost(with + "RSS of a master in MB", 400, bed.master().residentMegabytes());
        bed.decisions().removeAll();
    }

    private static double millisSince(long since) {
        return (System.nanoTime() - since) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
