package io.masif.bench;

import io.masif.bench.Bed.SimulatedFleet;
import io.masif.boot.config.Address;
import io.masif.rig.Ports;
import io.masif.rig.Service;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** One of the measurements; each with a master that was just started. */
enum Measurement {
    /** Not of the master: what a server costs on this machine that only answers. */
    BARE,
    /** nobody is connected */
    IDLE,
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
    RECONNECT,
    /** Not of the master: the two ways to keep a plan's actions in the database. */
    ROWS,
    APPROVAL,
    /** decisions that name very many hosts */
    DECISIONS,
    KNOWN,
    /** Not of the master: the UI over as many hosts. */
    UI,
    /** an hour of load */
    SOAK;

    /** Those that are measured unless others are asked for. */
    static List<Measurement> defaults() {
        return Arrays.stream(values())
                .filter(each -> each != SOAK && each != ROWS)
                .toList();
    }

    void run(Bed bed) {
        switch (this) {
            case BARE -> measureBareServer(bed);
            case IDLE -> measureIdle(bed);
            case FIRST -> new OtherPlans(bed).measureFirst();
            case FEW -> new FewClients(bed).measure();
            case UNCHANGED -> new SamePlans(bed).measureKeptConnections();
            case HANDSHAKE -> new SamePlans(bed).measureHandshakes();
            case CHANGED -> new OtherPlans(bed).measureChanged();
            case STORM -> new OtherPlans(bed).measureStorm();
            case OVERLOAD -> new Overload(bed).measure();
            case BAD -> new BadClients(bed).measure();
            case OPEN -> measureOpenConnections(bed);
            case RECONNECT -> new Reconnect(bed).measure();
            case ROWS -> new RowsOfPlans(bed).measure();
            case APPROVAL -> new NewApprovals(bed).measure();
            case DECISIONS -> new Deciding(bed).measure();
            case KNOWN -> new KnownHosts(bed).measure();
            case UI -> new UiAtSize(bed).measure();
            case SOAK -> new Soak(bed).measure();
        }
    }

    private static void measureBareServer(Bed bed) {
        Address address = new Address("127.0.0.1", Ports.free());
        Service server = bed.masters().createBareServer(address).start().awaitListening();
        try (SimulatedFleet fleet = bed.createFleet(server, address, bed.sizes().hosts())) {
            fleet.measureAndPrint(
                    "bare server, warming up",
                    Mode.UNCHANGED,
                    Connections.KEPT,
                    Pace.unlimited(64, bed.halfPhaseDuration()));
            Figures kept = fleet.measureAndPrint(
                    "bare server", Mode.UNCHANGED, Connections.KEPT, Pace.unlimited(64, bed.phaseDuration()));
            fleet.measureAndPrint(
                    "bare server, handshakes, warming up", Mode.UNCHANGED, Connections.FULL, bed.oncePerHost(2000));
            Figures full = fleet.measureAndPrint(
                    "bare server, full handshake",
                    Mode.UNCHANGED,
                    Connections.FULL,
                    Pace.unlimited(64, bed.phaseDuration()));
            bed.report().bareServerSeconds(kept.cpuSeconds(), full.cpuSeconds());
        } finally {
            server.terminate();
        }
    }

    private static void measureIdle(Bed bed) {
        Pauses.sleep(Duration.ofSeconds(3));
        bed.report().checkAtMost("RSS in MB, idle", 110, bed.master().residentMegabytes());
    }

    private static void measureOpenConnections(Bed bed) {
        int open = bed.sizes().connections();
        try (SimulatedFleet fleet = bed.createFleet("open", open, 1, false)) {
            fleet.measureAndPrint(
                    "first v1, " + open + " connections", Mode.FIRST, Connections.KEPT, bed.oncePerHost(open));
            fleet.measureAndPrint("unchanged v1, all of them", Mode.UNCHANGED, Connections.KEPT, bed.oncePerHost(open));
            Figures idle = fleet.measureAndPrint(
                    "idle, all of them", Mode.IDLE, Connections.KEPT, Pace.unlimited(0, Duration.ofSeconds(2)));
            bed.report().checkAtLeast("open connections", open, idle.openConnections());
            bed.report().checkAtMost("RSS in MB with " + open + " open connections", 300, idle.residentMegabytes());
        }
    }
}
