package io.masif.bench.measurement;

import io.masif.bench.connection.HeldReportsCost;
import io.masif.bench.connection.LostMaster;
import io.masif.bench.connection.Reconnect;
import io.masif.bench.rollout.RolloutSimulation;
import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.testbed.Pauses;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;
import io.masif.bench.ui.LargeFleetUi;
import io.masif.bench.ui.RulesCost;
import io.masif.boot.config.Address;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One of the measurements; each with a master that was just started. */
public enum Measurement {
    /** Not of the master: what a server costs on this machine that only answers. */
    BARE,
    /** nobody is connected */
    IDLE,
    /** one, two and four of them over one server of the database, and two over two servers of a cluster */
    MASTERS,
    FIRST,
    /** few hosts at a time, whose certificates the master has not seen */
    FEW,
    UNCHANGED,
    HANDSHAKE,
    CHANGED,
    STORM,
    OVERLOAD,
    /** clients that are no hosts */
    BAD,
    OPEN,
    /** hosts that wait for something new */
    HELD,
    RECONNECT,
    /** Not of the master: the two ways to keep a plan's actions in the database. */
    ROWS,
    APPROVAL,
    /** decisions that name very many hosts */
    DECISIONS,
    KNOWN,
    /** Not of the master: the UI over as many hosts. */
    UI,
    /** Of UI: its pages alone, also while hosts report. */
    PAGES,
    /** Not of the master: rules over as many hosts. */
    RULES,
    /** a rollout to as many hosts, while masters are killed */
    ROLLOUT,
    /** a rollout with a limit of hosts at once, likewise */
    LIMIT,
    /** an hour of load */
    SOAK;

    private static final Set<Measurement> SPECIAL = EnumSet.of(SOAK, ROWS, MASTERS, PAGES, RULES, ROLLOUT, LIMIT);

    /** Those that are measured unless others are asked for. */
    public static List<Measurement> defaults() {
        return Arrays.stream(values()).filter(each -> !SPECIAL.contains(each)).toList();
    }

    public void run(TestBed bed) {
        switch (this) {
            case BARE -> measureBareServer(bed);
            case IDLE -> measureIdle(bed);
            case MASTERS -> new SeveralMasters(bed).measure();
            case FIRST -> new ChangedReports(bed).measureFirst();
            case FEW -> new FewClients(bed).measure();
            case UNCHANGED -> new UnchangedReports(bed).measureKeptConnections();
            case HANDSHAKE -> new UnchangedReports(bed).measureHandshakes();
            case CHANGED -> new ChangedReports(bed).measureChanged();
            case STORM -> new ChangedReports(bed).measureStorm();
            case OVERLOAD -> new Overload(bed).measure();
            case BAD -> new FaultyClients(bed).measure();
            case OPEN -> measureOpenConnections(bed);
            case HELD -> new HeldReportsCost(bed).measure();
            case RECONNECT -> {
                new Reconnect(bed).measure();
                new LostMaster(bed).measure();
            }
            case ROWS -> new PlanStorage(bed).measure();
            case APPROVAL -> new ApprovalPropagation(bed).measure();
            case DECISIONS -> new LargeDecisions(bed).measure();
            case KNOWN -> new LargeFleetMemory(bed).measure();
            case UI -> new LargeFleetUi(bed).measure();
            case PAGES -> new LargeFleetUi(bed).measurePages();
            case RULES -> new RulesCost(bed).measure();
            case ROLLOUT -> new RolloutSimulation(bed).measure();
            case LIMIT -> new RolloutSimulation(bed).measureLimit();
            case SOAK -> new Soak(bed).measure();
        }
    }

    private static void measureBareServer(TestBed bed) {
        Address address = new Address("127.0.0.1", Ports.free());
        Service server = bed.masters().createBareServer(address).start().awaitListening();
        try (SimulatedFleet fleet = bed.createFleet(server, address, bed.sizes().hosts())) {
            fleet.measureAndPrint(
                    "bare server, warming up",
                    ReportMode.UNCHANGED,
                    ConnectionMode.KEPT,
                    Pace.unlimited(64, bed.halfPhaseDuration()));
            PhaseResult kept = fleet.measureAndPrint(
                    "bare server", ReportMode.UNCHANGED, ConnectionMode.KEPT, Pace.unlimited(64, bed.phaseDuration()));
            fleet.measureAndPrint(
                    "bare server, handshakes, warming up",
                    ReportMode.UNCHANGED,
                    ConnectionMode.FULL,
                    bed.oncePerHost(2000));
            PhaseResult full = fleet.measureAndPrint(
                    "bare server, full handshake",
                    ReportMode.UNCHANGED,
                    ConnectionMode.FULL,
                    Pace.unlimited(64, bed.phaseDuration()));
            bed.report()
                    .bareServerSeconds(
                            kept.usage().cpuSeconds(),
                            full.usage().cpuSeconds(),
                            full.timing().rate());
        } finally {
            server.terminate();
        }
    }

    private static void measureIdle(TestBed bed) {
        Pauses.sleep(Duration.ofSeconds(3));
        bed.report().checkAtMost("RSS in MB, idle", 110, bed.master().residentMegabytes());
    }

    private static void measureOpenConnections(TestBed bed) {
        int open = bed.sizes().connections();
        try (SimulatedFleet fleet = bed.createFleet("open", open, 1, false)) {
            fleet.measureAndPrint(
                    "first v1, " + open + " connections", ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(open));
            fleet.measureAndPrint(
                    "unchanged v1, all of them", ReportMode.UNCHANGED, ConnectionMode.KEPT, bed.oncePerHost(open));
            PhaseResult idle = fleet.measureAndPrint(
                    "idle, all of them",
                    ReportMode.IDLE,
                    ConnectionMode.KEPT,
                    Pace.unlimited(0, Duration.ofSeconds(2)));
            bed.report().checkAtLeast("open connections", open, idle.openConnections());
            bed.report()
                    .checkAtMost(
                            "RSS in MB with " + open + " open connections",
                            300,
                            idle.usage().residentMegabytes());
        }
    }
}
