package io.masif.bench;

import io.masif.bench.Bed.Played;

/** Hosts report what has to be written, by either version of the protocol. */
final class OtherPlans {
    private static final String RETRIED = "masif_transactions_retried_total";

    private final Bed bed;
    private final int hosts;

    OtherPlans(Bed bed) {
        this.bed = bed;
        this.hosts = bed.sizes().hosts();
    }

    /** Hosts that nobody has heard of. */
    void first() {
        for (int protocol = 1; protocol <= 2; protocol++) {
            String name = "first v" + protocol;
            try (Played fleet = bed.fleet("first" + protocol, 6 * hosts, protocol, true)) {
                fleet.only(0, hosts);
                fleet.print(name + ", warming up", Mode.FIRST, Connections.KEPT, bed.once(hosts));
                // enough to tell their CPU by the clock of the system, which ticks 100 times a second
                fleet.only(hosts, 2 * hosts);
                Figures first = fleet.print(name, Mode.FIRST, Connections.KEPT, bed.once(2 * hosts));
                bed.report().cpu(name, 1, first.seconds());
                bed.report().earlier("55/s, 18 s");
                fleet.only(3 * hosts, 2 * hosts);
                bed.halfRateOnce(fleet, name, Mode.FIRST, first.rate());
                Figures connecting = fleet.first(name + ", a connection each", 5 * hosts, hosts, 64);
                bed.report().cpu(name + ", a connection each, certificates not seen before", 1.4, connecting.seconds());
                bed.report().besideHandshake(1.4, connecting.seconds());
            }
        }
    }

    /** All plans distinct. */
    void changed() {
        try (Played fleet = bed.fleet("change", hosts, 1, true)) {
            fleet.print("first v1", Mode.FIRST, Connections.KEPT, bed.once(hosts));
            changed(fleet, "changed v1");
            changed(fleet.speaking(2), "changed v2");
            retries("changed");
        }
    }

    private void changed(Played fleet, String name) {
        fleet.print(name + ", warming up", Mode.CHANGED, Connections.KEPT, Pace.asFastAs(64, bed.half()));
        Figures four = fleet.print(name + ", 4 clients", Mode.CHANGED, Connections.KEPT, Pace.asFastAs(4, bed.phase()));
        Figures many =
                fleet.print(name + ", 64 clients", Mode.CHANGED, Connections.KEPT, Pace.asFastAs(64, bed.phase()));
        bed.report().cpu(name + ", all plans distinct", 0.6, many.seconds());
        bed.report().atLeast(name + ", 64 clients: reports/s, not less than with 4", four.rate(), many.rate());
        bed.report().earlier("65/s with one client, 27/s and 532 deadlocks with 64");
        bed.report().atMost(name + ": answers other than 200", 0, four.failed() + many.failed());
        bed.halfRate(fleet, name, Mode.CHANGED, Connections.KEPT, many.rate());
    }

    /** Plans that many share, with actions that nobody has heard of. */
    void storm() {
        int all = 3 * hosts;
        try (Played fleet = bed.fleet("storm", all, 1, false)) {
            fleet.print("first v1, shared plans", Mode.FIRST, Connections.KEPT, bed.once(all));
            storm(fleet, "storm v1", all);
            Played second = fleet.speaking(2);
            second.print("first v2, shared plans", Mode.FIRST, Connections.KEPT, bed.once(all));
            storm(second, "storm v2", all);
            retries("storm");
        }
    }

    private void storm(Played fleet, String name, int all) {
        fleet.print(name + ", warming up", Mode.STORM, Connections.KEPT, bed.once(hosts));
        Figures storm = fleet.print(name + ", shared plans", Mode.STORM, Connections.KEPT, bed.once(all));
        bed.report().cpu(name + ", shared plans", 0.3, storm.seconds());
        bed.halfRateOnce(fleet, name, Mode.STORM, storm.rate());
    }

    /** Of all that the master was told since it started: it was started for this. */
    private void retries(String name) {
        double thousands = bed.master().total("masif_reports_total") / 1000;
        bed.report()
                .atMost(
                        name + ": transactions tried again, per 1,000 reports",
                        10,
                        bed.master().total(RETRIED) / thousands);
    }
}
