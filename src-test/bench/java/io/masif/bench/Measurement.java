package io.masif.bench;

import io.masif.bench.Bed.Played;
import io.masif.boot.Address;
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
    static List<Measurement> usual() {
        return Arrays.stream(values())
                .filter(each -> each != SOAK && each != ROWS)
                .toList();
    }

    void on(Bed bed) {
        switch (this) {
            case BARE -> bare(bed);
            case IDLE -> idle(bed);
            case FIRST -> new OtherPlans(bed).first();
            case FEW -> new FewClients(bed).measure();
            case UNCHANGED -> new SamePlans(bed).kept();
            case HANDSHAKE -> new SamePlans(bed).connected();
            case CHANGED -> new OtherPlans(bed).changed();
            case STORM -> new OtherPlans(bed).storm();
            case OVERLOAD -> new Overload(bed).measure();
            case BAD -> new BadClients(bed).measure();
            case OPEN -> open(bed);
            case RECONNECT -> new Reconnect(bed).measure();
            case ROWS -> new RowsOfPlans(bed).measure();
            case APPROVAL -> new NewApprovals(bed).measure();
            case DECISIONS -> new Deciding(bed).measure();
            case KNOWN -> new KnownHosts(bed).measure();
            case UI -> new UiAtSize(bed).measure();
            case SOAK -> new Soak(bed).measure();
        }
    }

    private static void bare(Bed bed) {
        Address address = new Address("127.0.0.1", Ports.free());
        Service server = bed.masters().bare(address).start().awaitListening();
        try (Played fleet = bed.fleet(server, address, bed.sizes().hosts())) {
            fleet.print("bare server, warming up", Mode.UNCHANGED, Connections.KEPT, Pace.asFastAs(64, bed.half()));
            Figures kept = fleet.print("bare server", Mode.UNCHANGED, Connections.KEPT, Pace.asFastAs(64, bed.phase()));
            fleet.print("bare server, handshakes, warming up", Mode.UNCHANGED, Connections.FULL, bed.once(2000));
            Figures full = fleet.print(
                    "bare server, full handshake", Mode.UNCHANGED, Connections.FULL, Pace.asFastAs(64, bed.phase()));
            bed.report().bare(kept.seconds(), full.seconds());
        } finally {
            server.terminate();
        }
    }

    private static void idle(Bed bed) {
        Pauses.pass(Duration.ofSeconds(3));
        bed.report().atMost("RSS in MB, idle", 110, bed.master().residentMegabytes());
    }

    private static void open(Bed bed) {
        int open = bed.sizes().connections();
        try (Played fleet = bed.fleet("open", open, 1, false)) {
            fleet.print("first v1, " + open + " connections", Mode.FIRST, Connections.KEPT, bed.once(open));
            fleet.print("unchanged v1, all of them", Mode.UNCHANGED, Connections.KEPT, bed.once(open));
            Figures idle = fleet.print(
                    "idle, all of them", Mode.IDLE, Connections.KEPT, Pace.asFastAs(0, Duration.ofSeconds(2)));
            bed.report().atLeast("open connections", open, idle.open());
            bed.report().atMost("RSS in MB with " + open + " open connections", 300, idle.resident());
        }
    }
}
