package io.masif.ui.fleet.progress;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Kind;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.ExecutionLimits;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.domain.host.PendingRestarts;
import io.masif.domain.host.Platform;
import io.masif.ui.bed.Rows;
import io.masif.wire.FactsJson;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Changes the database at random as masters and UIs do: hosts, plans, runs, and by {@link RandomDecisions} decisions. */
final class RandomFleet {
    static final int HOSTS = 8;
    private static final int ACTIONS = 6;
    private static final int SYSTEMS = 3;
    static final String[] PACKAGES = {"perl", "lib"};
    private static final String NOW = "UTC_TIMESTAMP(3)";
    private static final ExecutionLimits BLOCKED = new ExecutionLimits(
            null,
            List.of(new BlockedAction(
                    Action.of("perl", "amd64", Kind.UPDATE, "0", "1"), List.of(), "needs another package")));

    private final Rows rows;
    private final Random random;
    private final RandomDecisions decisions;

    RandomFleet(Rows rows, long seed) {
        this.rows = rows;
        this.random = new Random(seed);
        this.decisions = new RandomDecisions(rows, random);
        for (int action = 1; action <= ACTIONS; action++) {
            rows.query(
                    "INSERT INTO action (id, digest, package, kind, from_version, to_version, releases, security,"
                            + " first_seen) VALUES (?, ?, ?, 'update', ?, ?, '', ?, UTC_TIMESTAMP(3))",
                    action,
                    Buffer.buffer(Digest.ofText("action" + action).bytes()),
                    PACKAGES[action % 2],
                    String.valueOf(action / 4),
                    String.valueOf(1 + action / 3),
                    action % 4 == 0 ? 1 : 0);
        }
    }

    SqlDecisions decisions() {
        return decisions.all();
    }

    /** One change of any kind. */
    void change() {
        switch (random.nextInt(17)) {
            case 0, 1, 2 -> putHost();
            case 3, 4, 5 -> startRun();
            case 6, 7 -> changeRun();
            case 8 -> decisions.approve();
            case 9 -> decisions.revoke();
            case 10 -> decisions.decline();
            case 11 -> decisions.defer();
            case 12 -> decisions.revokeDecline();
            case 13 -> decisions.retry();
            case 14 -> removeRuns();
            case 15 -> removeHost();
            default -> seeSilentHosts();
        }
    }

    /** A host that was removed has its number again, and was first seen now. */
    private void putHost() {
        raiseRevision();
        int host = random.nextInt(HOSTS);
        String plan = randomNumbers(random, ACTIONS, 2);
        rows.query(
                "INSERT IGNORE INTO plan (digest, actions, first_seen) VALUES (?, ?, UTC_TIMESTAMP(3))",
                Buffer.buffer(Digest.ofText(plan).bytes()),
                plan);
        String lastSeen = random.nextInt(3) == 0 ? NOW + " - INTERVAL 2 HOUR" : NOW + " + INTERVAL 2 HOUR";
        rows.query("""
                INSERT INTO agent (id, name, protocol, plan_id, facts, first_seen, last_seen, plan_since, revision)
                VALUES (%1$d + 1, 'h%1$d', 2,
                  (SELECT id FROM plan WHERE actions = '%2$s'), '%5$s',
                  IF(EXISTS (SELECT 1 FROM former_host WHERE name = 'h%1$d'), UTC_TIMESTAMP(3), '2026-01-01'), %3$s, %4$s,
                  (SELECT revision FROM writer WHERE number = 0))
                ON DUPLICATE KEY UPDATE plan_id = VALUES(plan_id), facts = VALUES(facts), last_seen = VALUES(last_seen),
                  plan_since = VALUES(plan_since), revision = VALUES(revision)
                """.formatted(host, plan, lastSeen, randomMoment(random), randomFacts()));
    }

    private String randomFacts() {
        Facts.Builder facts =
                Facts.builder().platform(new Platform("Debian " + random.nextInt(SYSTEMS), null, null, null));
        if (random.nextInt(4) == 0) {
            facts.limits(BLOCKED);
        }
        if (random.nextInt(6) == 0) {
            facts.condition(new HostProblem(
                    random.nextBoolean() ? HostState.INTERRUPTED : HostState.DISK_FULL, "apt cannot work"));
        }
        facts.restarts(new PendingRestarts(
                random.nextInt(3) == 0, List.of(), random.nextInt(3) == 0 ? List.of("nginx.service") : List.of()));
        return FactsJson.write(facts.build()).encode();
    }

    private void startRun() {
        raiseRevision();
        String uuid = UUID.randomUUID().toString();
        rows.query("""
                INSERT INTO run (agent_id, uuid, started_at, log, revision)
                SELECT id, ?, UTC_TIMESTAMP(3), '', (SELECT revision FROM writer WHERE number = 0)
                FROM agent WHERE name = ?""", uuid, "h" + random.nextInt(HOSTS));
        rows.query(
                "INSERT INTO run_action (run_id, action_id, result) SELECT run.id, action.id, 'running'"
                        + " FROM run JOIN action ON JSON_CONTAINS(?, CAST(action.id AS CHAR)) WHERE uuid = ?",
                randomNumbers(random, ACTIONS, 3),
                uuid);
        if (random.nextBoolean()) {
            endRun("uuid = '" + uuid + "'");
        }
    }

    /** Also one that is not the last of its host. */
    private void changeRun() {
        raiseRevision();
        int count = rows.countRows("run");
        if (count > 0) {
            long run = rows.query("SELECT id FROM run ORDER BY id LIMIT " + random.nextInt(count) + ", 1")
                    .iterator()
                    .next()
                    .getLong(0);
            endRun("id = " + run);
        }
    }

    private void endRun(String which) {
        rows.query("UPDATE run SET ended_at = " + randomMoment(random) + ", told_at = " + randomMoment(random)
                + ", revision = (SELECT revision FROM writer WHERE number = 0) WHERE " + which);
        String result = List.of("done", "done", "failed", "skipped").get(random.nextInt(4));
        rows.query("UPDATE run_action SET result = IF(action_id % 2 = " + random.nextInt(2) + ", '" + result
                + "', 'done') WHERE run_id IN (SELECT id FROM run WHERE " + which + ")");
    }

    /** As housekeeping does with old runs. */
    private void removeRuns() {
        String old = "SELECT id FROM run WHERE id % 5 = " + random.nextInt(5);
        rows.query("UPDATE action SET outcomes_removed = (SELECT value + 1 FROM counter WHERE name = 'removal')"
                + " WHERE id IN (SELECT action_id FROM run_action WHERE run_id IN (" + old + "))");
        rows.query("DELETE FROM run_action WHERE run_id IN (" + old + ")");
        rows.query("DELETE FROM run WHERE id % 5 = " + old.charAt(old.length() - 1));
        raiseRemoval();
    }

    /** As housekeeping does with hosts that have not reported for long. */
    private void removeHost() {
        String host = "(SELECT id FROM agent WHERE name = 'h" + random.nextInt(HOSTS) + "')";
        rows.query("DELETE FROM run_action WHERE run_id IN (SELECT id FROM run WHERE agent_id = " + host + ")");
        rows.query("DELETE FROM run WHERE agent_id = " + host);
        rows.query("INSERT IGNORE INTO former_host (name, id) SELECT name, id FROM agent WHERE id = " + host);
        rows.query("DELETE FROM agent WHERE id IN (SELECT id FROM (SELECT " + host + " AS id) removed)");
        raiseRemoval();
    }

    /** That they were seen has no revision. */
    private void seeSilentHosts() {
        rows.query("UPDATE agent SET last_seen = " + NOW + " + INTERVAL 2 HOUR WHERE id % 2 = " + random.nextInt(2));
    }

    /** Each of the numbers from 1 on with that chance, as a JSON array. */
    static String randomNumbers(Random random, int max, int chance) {
        return IntStream.rangeClosed(1, max)
                .filter(number -> random.nextInt(chance) == 0)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(",", "[", "]"));
    }

    static String randomMoment(Random random) {
        return NOW + " - INTERVAL " + random.nextInt(2000) + " SECOND";
    }

    private void raiseRevision() {
        rows.query("UPDATE writer SET revision = revision + 1 WHERE number = 0");
    }

    private void raiseRemoval() {
        rows.query("UPDATE counter SET value = value + 1 WHERE name = 'removal'");
    }
}
