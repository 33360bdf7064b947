package io.masif.bench;

import io.masif.bench.Bed.Played;
import java.time.Duration;

/** One of the measurements; each with a master that was just started. */
enum Measurement {
    IDLE {
        @Override
        void on(Bed bed) {
            Pauses.pass(Duration.ofSeconds(3));
            bed.report()
                    .atMost(
                            "RSS in MB, idle",
                            110,
                            ProcessUse.residentMegabytes(bed.master().pid()));
        }
    },
    FIRST {
        @Override
        void on(Bed bed) {
            int hosts = bed.sizes().hosts();
            try (Played fleet = bed.fleet("first", 4 * hosts, 1, true)) {
                fleet.hosts().only(0, hosts);
                fleet.print("first v1, warming up", Mode.FIRST, Connections.KEPT, once(hosts));
                fleet.hosts().only(hosts, 2 * hosts);
                Figures first = fleet.print("first v1", Mode.FIRST, Connections.KEPT, once(2 * hosts));
                bed.report().atMost("first: CPU s per 1,000", 1, first.seconds());
                fleet.hosts().only(3 * hosts, hosts);
                bed.halfRate(fleet, "first", Mode.FIRST, Connections.KEPT, first.rate());
            }
        }
    },
    UNCHANGED {
        @Override
        void on(Bed bed) {
            int hosts = bed.sizes().hosts();
            try (Played fleet = bed.fleet("same", hosts, 1, true)) {
                fleet.print("first v1", Mode.FIRST, Connections.KEPT, once(hosts));
                kept(bed, fleet, "unchanged v1", 0.08);
                bed.approve(10_000);
                Pauses.pass(Duration.ofSeconds(1));
                kept(bed, fleet, "unchanged v1, 10,000 approvals", 0.08);
                bed.revokeAll();
            }
            try (Played fleet = bed.fleet("second", hosts, 2, true)) {
                fleet.print("first v2", Mode.FIRST, Connections.KEPT, once(hosts));
                kept(bed, fleet, "unchanged v2", 0.05);
            }
        }
    },
    HANDSHAKE {
        @Override
        void on(Bed bed) {
            int hosts = bed.sizes().hosts();
            try (Played fleet = bed.fleet("shake", hosts, 1, false)) {
                fleet.print("first v1", Mode.FIRST, Connections.FULL, once(hosts));
                Figures full = fleet.print(
                        "full handshake v1", Mode.UNCHANGED, Connections.FULL, Pace.asFastAs(64, bed.phase()));
                bed.report().atMost("unchanged, full handshake each: CPU s per 1,000", 1.5, full.seconds());
                bed.halfRate(fleet, "full handshake", Mode.UNCHANGED, Connections.FULL, full.rate());
                fleet.print("resumed v1, warming up", Mode.UNCHANGED, Connections.RESUMED, once(hosts));
                Figures resumed =
                        fleet.print("resumed v1", Mode.UNCHANGED, Connections.RESUMED, Pace.asFastAs(64, bed.phase()));
                bed.report().atMost("unchanged, resumed session each: CPU s per 1,000", 0.6, resumed.seconds());
                bed.halfRate(fleet, "resumed", Mode.UNCHANGED, Connections.RESUMED, resumed.rate());
            }
        }
    },
    CHANGED {
        @Override
        void on(Bed bed) {
            int hosts = bed.sizes().hosts();
            try (Played fleet = bed.fleet("change", hosts, 1, true)) {
                fleet.print("first v1", Mode.FIRST, Connections.KEPT, once(hosts));
                fleet.print("changed v1, warming up", Mode.CHANGED, Connections.KEPT, Pace.asFastAs(64, bed.phase()));
                Figures four = fleet.print(
                        "changed v1, 4 clients", Mode.CHANGED, Connections.KEPT, Pace.asFastAs(4, bed.phase()));
                Figures many = fleet.print(
                        "changed v1, 64 clients", Mode.CHANGED, Connections.KEPT, Pace.asFastAs(64, bed.phase()));
                bed.report().atMost("changed, all plans distinct: CPU s per 1,000", 0.6, many.seconds());
                bed.report().atLeast("changed, 64 clients: reports/s, not less than with 4", four.rate(), many.rate());
                bed.report().atMost("changed: answers other than 200", 0, four.failed() + many.failed());
                bed.halfRate(fleet, "changed", Mode.CHANGED, Connections.KEPT, many.rate());
            }
        }
    },
    STORM {
        @Override
        void on(Bed bed) {
            int hosts = bed.sizes().hosts();
            try (Played fleet = bed.fleet("storm", hosts, 1, false)) {
                fleet.print("first v1, shared plans", Mode.FIRST, Connections.KEPT, once(hosts));
                fleet.print("storm v1, warming up", Mode.STORM, Connections.KEPT, once(hosts));
                Figures storm = fleet.print("storm v1, shared plans", Mode.STORM, Connections.KEPT, once(hosts));
                bed.report().atMost("storm, shared plans: CPU s per 1,000", 0.3, storm.seconds());
                bed.halfRate(fleet, "storm", Mode.STORM, Connections.KEPT, storm.rate());
            }
        }
    },
    OVERLOAD {
        @Override
        void on(Bed bed) {
            new Overload(bed).measure();
        }
    },
    OPEN {
        @Override
        void on(Bed bed) {
            int open = bed.sizes().connections();
            try (Played fleet = bed.fleet("open", open, 1, false)) {
                fleet.print("first v1, " + open + " connections", Mode.FIRST, Connections.KEPT, once(open));
                fleet.print("unchanged v1, all of them", Mode.UNCHANGED, Connections.KEPT, once(open));
                Pauses.pass(Duration.ofSeconds(2));
                int resident = ProcessUse.residentMegabytes(bed.master().pid());
                bed.report().atMost("RSS in MB with " + open + " open connections", 300, resident);
            }
        }
    },
    /** Not of the master: the two ways to keep a plan's actions in the database. */
    ROWS {
        @Override
        void on(Bed bed) {
            new RowsOfPlans(bed).measure();
        }
    },
    KNOWN {
        @Override
        void on(Bed bed) {
            new KnownHosts(bed).measure();
        }
    },
    /** Not of the master: the UI over as many hosts. */
    UI {
        @Override
        void on(Bed bed) {
            new UiAtSize(bed).measure();
        }
    };

    abstract void on(Bed bed);

    private static Pace once(int hosts) {
        return Pace.once(hosts, 64, Duration.ofSeconds(60));
    }

    private static void kept(Bed bed, Played fleet, String name, double seconds) {
        fleet.print(name + ", warming up", Mode.UNCHANGED, Connections.KEPT, Pace.asFastAs(64, bed.half()));
        Figures figures = fleet.print(name, Mode.UNCHANGED, Connections.KEPT, Pace.asFastAs(64, bed.phase()));
        bed.report().atLeast(name + ", kept connections: reports/s", 10_000, figures.rate());
        bed.report().atMost(name + ", kept connections: CPU s per 1,000", seconds, figures.seconds());
        bed.report().atMost(name + ", kept connections: statements per report", 0.01, figures.statements());
        bed.halfRate(fleet, name, Mode.UNCHANGED, Connections.KEPT, figures.rate());
    }
}
