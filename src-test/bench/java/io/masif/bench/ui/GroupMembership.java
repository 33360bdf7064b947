package io.masif.bench.ui;

import io.masif.bench.testbed.BenchUi;
import io.masif.bench.testbed.Pauses;
import io.masif.bench.testbed.TestBed;
import io.masif.bench.usage.ProcessUsage;
import io.masif.domain.Action;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * How long it takes after labels of hosts changed until the members of groups are stored, and until a master answers by them, and
 * what it costs the UI.
 */
final class GroupMembership {
    private static final int GROUPS = 200;
    private static final int MAX_SECONDS = 60;
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(20);
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
        measureAnswer();
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

    /** An approval for a group is answered to a host that comes into it by a label. */
    private void measureAnswer() {
        try (GroupedHost host = new GroupedHost(bed)) {
            int id = Integer.parseInt(
                    bed.statements().text("SELECT id FROM agent WHERE name = '" + GroupedHost.NAME + "'"));
            approve(host.action(), "wave-" + (id + shift) % GROUPS);
            Pauses.sleep(QUIET);
            if (host.isApproved()) {
                throw new IllegalStateException("a host that is in no group is answered an approval for one");
            }
            relabel("id = " + id);
            long started = System.nanoTime();
            long until = started + Duration.ofSeconds(MAX_SECONDS).toNanos();
            while (!host.isApproved()) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("the approval is not answered after " + MAX_SECONDS + " s");
                }
                Pauses.sleep(POLL);
            }
            bed.report()
                    .checkAtMost(
                            "UI: seconds until a host is answered what is approved for the group of its new label",
                            2,
                            (System.nanoTime() - started) / 1e9);
        }
    }

    private void approve(Action action, String group) {
        JsonObject body = new JsonObject()
                .put(
                        "actions",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("package", action.packageName())
                                        .put("action", action.kind().word())
                                        .put("to_version", action.to())))
                .put("groups", new JsonArray().add(group));
        HttpResponse<String> answer = ui.send(ui.api("/api/v1/approvals")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()))
                .build());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer + " " + answer.body());
        }
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
            Pauses.sleep(POLL);
        }
    }

    private long groupCounter() {
        return Long.parseLong(bed.statements().text("SELECT value FROM counter WHERE name = 'group'"));
    }
}
