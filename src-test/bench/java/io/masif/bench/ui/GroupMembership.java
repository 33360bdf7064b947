package io.masif.bench.ui;

import io.masif.bench.testbed.BenchUi;
import io.masif.bench.testbed.Pauses;
import io.masif.bench.testbed.TestBed;
import io.masif.bench.usage.ProcessUsage;
import java.time.Duration;

/** How long it takes until the members of groups are stored after labels of hosts changed, and what it costs the UI. */
final class GroupMembership {
    private static final int GROUPS = 200;
    private static final int MAX_SECONDS = 60;
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final String RAISE = "UPDATE counter SET value = value + 1 WHERE name = '%s'";
    private static final String RELABEL = """
            INSERT INTO host_label (agent_id, labels, revision)
            SELECT id, CONCAT('{"wave":"', MOD(id + %d, %d), '"}'), (SELECT value + 1 FROM counter WHERE name = 'label')
            FROM agent WHERE %s
            ON DUPLICATE KEY UPDATE labels = VALUES(labels), revision = VALUES(revision)
            """;
    private static final String ADD = """
            INSERT INTO host_group (name, selector, description, author, created_at, members, revision)
            VALUES ('wave-%1$d', 'wave=%1$d,os', '', 'bench', UTC_TIMESTAMP(3), UNHEX('3A30000000000000'),
              (SELECT value + 1 FROM counter WHERE name = 'group'))
            """;

    private static final String CHOOSE_BY_NAME = """
            UPDATE host_group SET selector = CONCAT('name~*-', MOD(id, 100), '*'),
              revision = (SELECT value + 1 FROM counter WHERE name = 'group')
            WHERE MOD(id, 2) = 0
            """;

    private final TestBed bed;
    private final BenchUi ui;
    private int shift;

    GroupMembership(TestBed bed, BenchUi ui) {
        this.bed = bed;
        this.ui = ui;
    }

    void measure() {
        relabel("TRUE");
        for (int i = 0; i < GROUPS; i++) {
            bed.statements().execute(ADD.formatted(i));
        }
        bed.statements().execute(RAISE.formatted("group"));
        awaitChanged(1, GROUPS);
        Pauses.sleep(QUIET);
        measure("one host", 2, "id = (SELECT * FROM (SELECT MIN(id) FROM agent) one)", 2);
        double mostSeconds = Math.max(2, bed.sizes().knownHosts() * 2.0 / 100_000);
        measure("all hosts", GROUPS, "TRUE", mostSeconds);
        long before = groupCounter();
        bed.statements().execute(CHOOSE_BY_NAME);
        bed.statements().execute(RAISE.formatted("group"));
        awaitChanged(before + 1, GROUPS / 2);
        Pauses.sleep(QUIET);
        measure("all hosts, half of the groups by names", GROUPS / 2, "TRUE", mostSeconds);
    }

    /** Moves hosts from each group by labels to another one. */
    private void measure(String which, int changedGroups, String hosts, double maxSeconds) {
        long before = groupCounter();
        double cpu = ProcessUsage.cpuSeconds(ui.pid());
        relabel(hosts);
        long started = System.nanoTime();
        awaitChanged(before, changedGroups);
        double seconds = (System.nanoTime() - started) / 1e9;
        Pauses.sleep(QUIET);
        bed.report()
                .checkAtMost(
                        "UI: seconds until the members of " + GROUPS + " groups are stored after a label of " + which,
                        maxSeconds,
                        seconds);
        System.out.printf("CPU of the UI for it: %.2f s%n", ProcessUsage.cpuSeconds(ui.pid()) - cpu);
    }

    private void relabel(String hosts) {
        bed.statements().execute(RELABEL.formatted(shift++, GROUPS, hosts));
        bed.statements().execute(RAISE.formatted("label"));
    }

    private void awaitChanged(long since, int count) {
        long until = System.nanoTime() + Duration.ofSeconds(MAX_SECONDS).toNanos();
        String changed = "SELECT COUNT(*) FROM host_group WHERE LENGTH(members) > 8 AND revision > " + since;
        while (Integer.parseInt(bed.statements().text(changed)) < count) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the members are not stored after " + MAX_SECONDS + " s");
            }
            Pauses.sleep(Duration.ofMillis(20));
        }
    }

    private long groupCounter() {
        return Long.parseLong(bed.statements().text("SELECT value FROM counter WHERE name = 'group'"));
    }
}
