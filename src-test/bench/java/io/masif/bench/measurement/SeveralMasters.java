package io.masif.bench.measurement;

import io.masif.bench.database.DatabaseClient;
import io.masif.bench.database.ServerConflicts;
import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.testbed.MeasuredMaster;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;
import io.masif.bench.usage.ProcessUsage;
import io.masif.rig.cluster.GaleraCluster;
import io.masif.rig.database.EmbeddedDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Masters that write side by side: whether they are in each other's way, and what each report costs then. */
final class SeveralMasters {
    /** Of each master, whatever their number: so their batches are as large as those of one alone. */
    private static final int CLIENTS_PER_MASTER = 16;

    private static final List<Integer> MASTERS_OF_ONE_SERVER = List.of(1, 2, 4);
    /** For how many phases each master works before it is measured: until then its JVM compiles. */
    private static final int WARM_UP_PHASES = 3;
    /** How much more a report may cost than with one master. */
    private static final double MOST_GROWTH = 1.1;

    private final TestBed bed;

    SeveralMasters(TestBed bed) {
        this.bed = bed;
    }

    /** What was measured of some masters together. */
    private record Result(double cpuPerThousand, double conflictsPerThousand) {}

    void measure() {
        bed.master().terminate();
        double alone = 0;
        for (int count : MASTERS_OF_ONE_SERVER) {
            List<EmbeddedDatabase> server = List.of(bed.database());
            Result result = measure(count + " on one server", server, server, count);
            alone = count == 1 ? result.cpuPerThousand() : alone;
            check(count + " masters on one server", result, MOST_GROWTH * alone);
        }
        try (GaleraCluster cluster = GaleraCluster.start(bed.masters().folder().resolve("cluster"))) {
            List<EmbeddedDatabase> nodes = List.of(cluster.node(0), cluster.node(1), cluster.node(2));
            Result one = measure("1 on Galera", nodes.subList(0, 1), nodes, 1);
            Result two = measure("2 on 2 Galera nodes", nodes.subList(0, 2), nodes, 2);
            check("2 masters on 2 nodes of Galera", two, MOST_GROWTH * one.cpuPerThousand());
        }
    }

    private void check(String what, Result result, double mostCpu) {
        bed.report().checkAtMost(what + ": CPU s per 1,000, by that of one", mostCpu, result.cpuPerThousand());
        bed.report()
                .checkAtMost(
                        what + ": deadlocks, refused commits per 1,000 reports", 10, result.conflictsPerThousand());
    }

    /**
     * @param used the servers that the masters write to
     * @param all the servers that work for it, and are measured
     */
    private Result measure(String name, List<EmbeddedDatabase> used, List<EmbeddedDatabase> all, int count) {
        List<MeasuredMaster> masters = IntStream.range(0, count)
                .mapToObj(number ->
                        bed.masters().over(used.get(number % used.size())).create("several" + number))
                .toList();
        List<SimulatedFleet> fleets = new ArrayList<>();
        try {
            for (MeasuredMaster master : masters) {
                master.start();
                int hosts = bed.sizes().hosts() / count;
                fleets.add(bed.createFleet(master, name.replace(' ', '-') + fleets.size(), hosts, 2, true));
            }
            run(
                    fleets,
                    name + ", first",
                    ReportMode.FIRST,
                    bed.oncePerHost(bed.sizes().hosts() / count));
            Duration warmUp = bed.phaseDuration().multipliedBy((long) WARM_UP_PHASES * count);
            run(fleets, name + ", warming up", ReportMode.CHANGED, Pace.unlimited(CLIENTS_PER_MASTER, warmUp));
            Pace pace = Pace.unlimited(CLIENTS_PER_MASTER, bed.phaseDuration());
            return measureChanged(name + ", changed", all, masters, () -> run(fleets, name, ReportMode.CHANGED, pace));
        } finally {
            fleets.forEach(SimulatedFleet::close);
            masters.stream().filter(MeasuredMaster::isAlive).forEach(MeasuredMaster::terminate);
        }
    }

    private interface Phase {
        List<PhaseResult> run();
    }

    private static Result measureChanged(
            String name, List<EmbeddedDatabase> servers, List<MeasuredMaster> masters, Phase phase) {
        ServerConflicts before = conflicts(servers);
        double masterBefore = cpuOfMasters(masters);
        double serverBefore = cpuOfServers(servers);
        List<PhaseResult> results = phase.run();
        ServerConflicts conflicts = conflicts(servers).minus(before);
        double thousands =
                results.stream().mapToInt(each -> each.answers().accepted()).sum() / 1000.0;
        double masterCpu = (cpuOfMasters(masters) - masterBefore) / thousands;
        double serverCpu = (cpuOfServers(servers) - serverBefore) / thousands;
        System.out.printf(
                Locale.ROOT,
                "%-34s %8.0f reports %7.0f/s, per 1,000: CPU s %.3f masters %.3f servers, %.2f lock waits, %.2f deadlocks,"
                        + " %.2f refused commits; %d other answers%n",
                name,
                thousands * 1000,
                results.stream().mapToDouble(each -> each.timing().rate()).sum(),
                masterCpu,
                serverCpu,
                conflicts.lockWaits() / thousands,
                conflicts.deadlocks() / thousands,
                conflicts.certificationFailures() / thousands,
                results.stream().mapToInt(each -> each.answers().failureCount()).sum());
        return new Result(
                masterCpu + serverCpu, (conflicts.deadlocks() + conflicts.certificationFailures()) / thousands);
    }

    private static List<PhaseResult> run(List<SimulatedFleet> fleets, String name, ReportMode mode, Pace pace) {
        List<CompletableFuture<PhaseResult>> all = fleets.stream()
                .map(fleet -> fleet.start(name, mode, ConnectionMode.KEPT, pace))
                .toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    private static double cpuOfMasters(List<MeasuredMaster> masters) {
        return masters.stream()
                .mapToDouble(master -> ProcessUsage.cpuSeconds(master.pid()))
                .sum();
    }

    private static double cpuOfServers(List<EmbeddedDatabase> servers) {
        return servers.stream()
                .mapToDouble(server -> ProcessUsage.cpuSeconds(server.pid()))
                .sum();
    }

    private static ServerConflicts conflicts(List<EmbeddedDatabase> servers) {
        ServerConflicts sum = new ServerConflicts(0, 0, 0);
        for (EmbeddedDatabase server : servers) {
            try (DatabaseClient client = new DatabaseClient(server.uri("masif"), server.password())) {
                sum = sum.plus(ServerConflicts.read(client));
            }
        }
        return sum;
    }
}
