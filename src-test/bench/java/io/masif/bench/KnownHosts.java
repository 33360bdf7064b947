package io.masif.bench;

import io.masif.bench.Bed.Played;
import java.time.Duration;

/** A fleet that is large, and every plan distinct: what the master needs to know it. */
final class KnownHosts {
    private static final int REPORTING = 2000;

    private final Bed bed;

    KnownHosts(Bed bed) {
        this.bed = bed;
    }

    void measure() {
        int known = bed.sizes().known();
        int before = ProcessUse.residentMegabytes(bed.master().pid());
        bed.statements()
                .execute("INSERT INTO plan (digest, actions, first_seen)"
                        + " SELECT UNHEX(SHA2(CONCAT('known', seq), 256)),"
                        + " CONCAT('[', seq, ',', seq + 7, ']'), UTC_TIMESTAMP(3) FROM seq_1_to_" + known);
        bed.statements().execute("UPDATE counter SET value = value + 1 WHERE name = 'fleet'");
        bed.statements()
                .execute("INSERT INTO agent"
                        + " (name, protocol, plan_id, facts, first_seen, last_seen, plan_since, revision)"
                        + " SELECT CONCAT('known-', id, '.example.org'), 2, id, CONCAT('{\"os\":\"Debian', id, '\"}'),"
                        + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3),"
                        + " (SELECT value FROM counter WHERE name = 'fleet')"
                        + " FROM plan ORDER BY id DESC LIMIT " + known);
        bed.statements().execute("UPDATE counter SET value = value + 1 WHERE name = 'fleet'");
        Pauses.pass(Duration.ofSeconds(8));
        try (Played fleet = bed.fleet("knows", REPORTING, 1, true)) {
            fleet.print(
                    "first v1, beside " + known + " hosts",
                    Mode.FIRST,
                    Connections.KEPT,
                    Pace.once(REPORTING, 64, Duration.ofSeconds(60)));
            fleet.print(
                    "changed v1, beside " + known + " hosts",
                    Mode.CHANGED,
                    Connections.KEPT,
                    Pace.asFastAs(64, bed.phase()));
            fleet.print(
                    "unchanged v1, beside " + known + " hosts",
                    Mode.UNCHANGED,
                    Connections.KEPT,
                    Pace.asFastAs(64, bed.phase()));
            int resident = ProcessUse.residentMegabytes(bed.master().pid());
            System.out.printf("RSS before %d MB, with %d hosts known %d MB%n", before, known, resident);
            bed.report().atMost("RSS in MB with " + known + " known hosts, every plan distinct", 300, resident);
        }
    }
}
