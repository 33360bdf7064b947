package io.masif.bench;

import io.masif.bench.Bed.Played;
import java.time.Duration;

/** Hosts report what they reported before. */
final class SamePlans {
    private final Bed bed;
    private final int hosts;

    SamePlans(Bed bed) {
        this.bed = bed;
        this.hosts = bed.sizes().hosts();
    }

    /** Over connections that stay open. */
    void kept() {
        try (Played fleet = bed.fleet("same", hosts, 1, true)) {
            fleet.print("first v1", Mode.FIRST, Connections.KEPT, bed.once(hosts));
            kept(fleet, "unchanged v1", 0.08, "176 to 193/s, 5.9 s of CPU, 7 statements");
            bed.decisions().ofOtherPackages(10_000);
            Pauses.pass(Duration.ofSeconds(1));
            kept(fleet, "unchanged v1, 10,000 approvals", 0.08, "26/s");
            bed.decisions().remove();
            bed.decisions().ofEverything();
            Pauses.pass(Duration.ofSeconds(1));
            kept(fleet, "unchanged v1, all approved", 0.08, "not measured");
            bed.decisions().remove();
            kept(fleet.speaking(2), "unchanged v2", 0.05, "does not know it");
        }
    }

    /** Each over a connection of its own. */
    void connected() {
        try (Played fleet = bed.fleet("shake", hosts, 1, false)) {
            fleet.print("first v1", Mode.FIRST, Connections.FULL, bed.once(hosts));
            Figures full =
                    fleet.print("full handshake v1", Mode.UNCHANGED, Connections.FULL, Pace.asFastAs(64, bed.phase()));
            bed.report().cpu("unchanged, full handshake each", 1.5, full.seconds());
            bed.report().earlier("149/s");
            bed.halfRate(fleet, "full handshake", Mode.UNCHANGED, Connections.FULL, full.rate());
            fleet.print("resumed v1, warming up", Mode.UNCHANGED, Connections.RESUMED, bed.once(hosts));
            int before = fleet.connector().resumed();
            Figures resumed =
                    fleet.print("resumed v1", Mode.UNCHANGED, Connections.RESUMED, Pace.asFastAs(64, bed.phase()));
            int those = fleet.connector().resumed() - before;
            bed.report().atLeast("connections that did resume a session, in %", 99, 100.0 * those / resumed.answered());
            bed.report().cpu("unchanged, resumed session each", 0.6, resumed.seconds());
            bed.halfRate(fleet, "resumed", Mode.UNCHANGED, Connections.RESUMED, resumed.rate());
        }
    }

    void kept(Played fleet, String name, double seconds, String earlier) {
        fleet.print(name + ", warming up", Mode.UNCHANGED, Connections.KEPT, Pace.asFastAs(64, bed.half()));
        Figures figures = fleet.print(name, Mode.UNCHANGED, Connections.KEPT, Pace.asFastAs(64, bed.phase()));
        bed.report().atLeast(name + ", kept connections: reports/s", 10_000, figures.rate());
        bed.report().earlier(earlier);
        bed.report().cpu(name + ", kept connections", seconds, figures.seconds());
        bed.report().atMost(name + ", kept connections: statements per report", 0.01, figures.statements());
        bed.halfRate(fleet, name, Mode.UNCHANGED, Connections.KEPT, figures.rate());
    }
}
