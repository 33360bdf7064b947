package io.masif.bench;

import io.masif.bench.Bed.Played;
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
final class Deciding {
    private static final int ACTIONS = 1000;
    private static final int TIMES = 5;
    private static final int RATE = 1000;
    private static final int REPORTING = 1000;
    private static final int DECISIONS = 10_000;
    private static final int NAMED = 5000;
    /** Bytes of an answer in which nothing is approved. */
    private static final int NOTHING = 2;

    private final Bed bed;
    private final int known;

    Deciding(Bed bed) {
        this.bed = bed;
        this.known = bed.sizes().known();
    }

    void measure() {
        bed.master().terminate();
        bed.decisions().remove();
        FilledFleet filled = new FilledFleet(bed.statements());
        filled.write(known);
        bed.master().start();
        try (BenchUi ui = BenchUi.start(bed).awaitReady();
                Played fleet = bed.fleet("deciding", REPORTING, 1, true);
                OneHost one = new OneHost(bed, bed.master(), FilledFleet.PREFIX, 1)) {
            whileDeciding(ui, fleet);
            revoked(ui, one);
        }
        bed.decisions().remove();
        many();
    }

    /** The hosts report at a steady rate: alone, and while one decision after the other is made. */
    private void whileDeciding(BenchUi ui, Played fleet) {
        fleet.print("first v1", Mode.FIRST, Connections.KEPT, bed.once(REPORTING));
        Duration phase = Duration.ofSeconds(2L * TIMES);
        Pace pace = Pace.steady(RATE, 256, phase);
        fleet.print("unchanged v1, warming up", Mode.UNCHANGED, Connections.KEPT, pace);
        Figures alone = fleet.print("unchanged v1, nobody decides", Mode.UNCHANGED, Connections.KEPT, pace);
        CompletableFuture<Figures> meanwhile =
                fleet.begin("unchanged v1, while deciding", Mode.UNCHANGED, Connections.KEPT, pace);
        double longest = 0;
        for (int time = 0; time < TIMES; time++) {
            double millis = decide(ui, "time " + time, List.of());
            System.out.printf("decided in %.0f ms%n", millis);
            longest = Math.max(longest, millis);
            Pauses.pass(Duration.ofSeconds(1));
        }
        Figures busy = meanwhile.join();
        System.out.println(busy);
        String what = ACTIONS + " actions x " + known + " hosts named one by one: ";
        bed.report().atMost(what + "ms until decided, longest of " + TIMES, 1000, longest);
        bed.report()
                .atLeast(what + "reports answered meanwhile, in % of before", 90, 100.0 * busy.rate() / alone.rate());
        bed.report().atMost(what + "their median ms, times that of before", 1.1, busy.half() / alone.half());
        bed.report().atMost(what + "reports not answered with 200", 0, busy.failed());
    }

    private void revoked(BenchUi ui, OneHost one) {
        JsonObject any = new JsonObject()
                .put("package", (Object) null)
                .put("action", "update")
                .put("to_version", (Object) null);
        decide(ui, "for one as well", List.of(any));
        while (one.length() <= NOTHING) {
            Pauses.pass(Duration.ofMillis(1));
        }
        int id = Integer.parseInt(bed.statements().text("SELECT MAX(id) FROM decision"));
        long began = System.nanoTime();
        check(ui.send(ui.api("/api/v1/approvals/" + id).DELETE().build()), 204);
        while (one.length() > NOTHING) {
            Pauses.pass(Duration.ofMillis(1));
        }
        bed.report().atMost("a revocation of it is in the answers: ms", 2000, millis(began));
    }

    /** Milliseconds until it is answered; the comment tells it apart from others. */
    private double decide(BenchUi ui, String comment, List<JsonObject> more) {
        JsonArray actions = new JsonArray(new ArrayList<>(more));
        IntStream.range(0, ACTIONS - more.size()).mapToObj(FilledFleet::action).forEach(actions::add);
        JsonArray hosts = new JsonArray();
        IntStream.range(0, known).mapToObj(FilledFleet::name).forEach(hosts::add);
        JsonObject body =
                new JsonObject().put("actions", actions).put("hosts", hosts).put("comment", comment);
        HttpRequest request = ui.api("/api/v1/approvals")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()))
                .build();
        long began = System.nanoTime();
        check(ui.send(request), 201);
        return millis(began);
    }

    private static void check(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer + " " + answer.body());
        }
    }

    /** The master alone, with many decisions. */
    private void many() {
        int before = bed.master().residentMegabytes();
        int heap = bed.master().heapMegabytes();
        long writing = System.nanoTime();
        bed.decisions().forSomeHosts(DECISIONS, FilledFleet.FIRST, known, Math.min(NAMED, known));
        System.out.printf("%d decisions written in %.0f s%n", DECISIONS, millis(writing) / 1000);
        bed.master().terminate();
        long starting = System.nanoTime();
        bed.master().start();
        String with = DECISIONS + " decisions of " + NAMED + " hosts each: ";
        bed.report().atMost(with + "s until a master is ready", 60, millis(starting) / 1000);
        try (Played fleet = bed.fleet("many", REPORTING, 1, true)) {
            fleet.print("first v1", Mode.FIRST, Connections.KEPT, bed.once(REPORTING));
            new SamePlans(bed).kept(fleet, "unchanged v1, " + with.replace(": ", ""), 0.08, "not measured");
        }
        System.out.printf(
                "RSS %d MB, heap %d MB before; %d MB, %d MB with them%n",
                before, heap, bed.master().residentMegabytes(), bed.master().heapMegabytes());
        bed.report().atMost(with + "RSS of a master in MB", 400, bed.master().residentMegabytes());
        bed.decisions().remove();
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
