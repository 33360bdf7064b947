package io.masif.ui.fleet.progress;

import io.masif.decision.PatternJson;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Digest;
import io.masif.domain.Kind;
import io.masif.ui.bed.Rows;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Changes the database at random as masters and UIs do: hosts, plans, runs, decisions. */
final class RandomFleet {
    private static final int HOSTS = 8;
    private static final int ACTIONS = 6;
    private static final String[] PACKAGES = {"perl", "lib"};
    private static final String NOW = "UTC_TIMESTAMP(3)";

    private final Rows rows;
    private final Random random;
    private final List<SqlDecision> decisions = new ArrayList<>();

    RandomFleet(Rows rows, long seed) {
        this.rows = rows;
        this.random = new Random(seed);
        for (int action = 1; action <= ACTIONS; action++) {
            rows.query(
                    "INSERT INTO action (id, digest, package, kind, from_version, to_version, releases, security,"
                            + " first_seen) VALUES (?, ?, ?, 'update', ?, ?, '', 0, UTC_TIMESTAMP(3))",
                    action,
                    Buffer.buffer(Digest.ofText("action" + action).bytes()),
                    PACKAGES[action % 2],
                    String.valueOf(action / 4),
                    String.valueOf(1 + action / 3));
        }
    }

    List<SqlDecision> decisions() {
        return decisions;
    }

    /** One change of any kind. */
    void change() {
        switch (random.nextInt(13)) {
            case 0, 1, 2 -> putHost();
            case 3, 4, 5 -> startRun();
            case 6, 7 -> changeRun();
            case 8 -> decide();
            case 9 -> revoke();
            case 10 -> removeRuns();
            case 11 -> removeHost();
            default -> seeSilentHosts();
        }
    }

    /** A host that was removed has its number again. */
    private void putHost() {
        raise("fleet");
        int host = random.nextInt(HOSTS);
        String plan = randomNumbers(ACTIONS, 2);
        rows.query(
                "INSERT IGNORE INTO plan (digest, actions, first_seen) VALUES (?, ?, UTC_TIMESTAMP(3))",
                Buffer.buffer(Digest.ofText(plan).bytes()),
                plan);
        String lastSeen = random.nextInt(3) == 0 ? NOW + " - INTERVAL 2 HOUR" : NOW + " + INTERVAL 2 HOUR";
        rows.query("""
                INSERT INTO agent (id, name, protocol, plan_id, first_seen, last_seen, plan_since, revision)
                VALUES (%1$d + 1, 'h%1$d', 2,
                  (SELECT id FROM plan WHERE actions = '%2$s'), UTC_TIMESTAMP(3), %3$s, %4$s,
                  (SELECT value FROM counter WHERE name = 'fleet'))
                ON DUPLICATE KEY UPDATE plan_id = VALUES(plan_id), last_seen = VALUES(last_seen),
                  plan_since = VALUES(plan_since), revision = VALUES(revision)
                """.formatted(host, plan, lastSeen, randomMoment()));
    }

    private void startRun() {
        raise("fleet");
        String uuid = UUID.randomUUID().toString();
        rows.query("""
                INSERT INTO run (agent_id, uuid, started_at, log, revision)
                SELECT id, ?, UTC_TIMESTAMP(3), '', (SELECT value FROM counter WHERE name = 'fleet')
                FROM agent WHERE name = ?""", uuid, "h" + random.nextInt(HOSTS));
        for (int action = 1; action <= ACTIONS; action++) {
            if (random.nextInt(3) == 0) {
                rows.query(
                        "INSERT INTO run_action (run_id, action_id, result) SELECT id, ?, 'running' FROM run"
                                + " WHERE uuid = ?",
                        action,
                        uuid);
            }
        }
        if (random.nextBoolean()) {
            endRun("uuid = '" + uuid + "'");
        }
    }

    /** Also one that is not the last of its host. */
    private void changeRun() {
        raise("fleet");
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
        rows.query("UPDATE run SET ended_at = " + randomMoment()
                + ", revision = (SELECT value FROM counter WHERE name = 'fleet') WHERE " + which);
        String result = List.of("done", "done", "failed", "skipped").get(random.nextInt(4));
        rows.query("UPDATE run_action SET result = IF(action_id % 2 = " + random.nextInt(2) + ", '" + result
                + "', 'done') WHERE run_id IN (SELECT id FROM run WHERE " + which + ")");
    }

    private void decide() {
        raise("approval");
        List<ApprovalPattern> patterns = randomPatterns();
        String scope = List.of("all", "only", "except").get(random.nextInt(3));
        String hosts = scope.equals("all") ? null : randomNumbers(HOSTS, 2);
        boolean isExpired = random.nextInt(6) == 0;
        rows.query(
                "INSERT INTO decision (patterns, scope, host_set_id, author, created_at, expires_at) VALUES (?, ?, ?,"
                        + " 'test', " + randomMoment() + ", " + (isExpired ? NOW + " - INTERVAL 1 HOUR" : "NULL") + ")",
                PatternJson.format(patterns),
                scope,
                putHostSet(hosts));
        long id = lastId();
        decisions.add(new SqlDecision(
                id, SqlDecision.covers(patterns), SqlDecision.selects(scope, hosts), new ArrayList<>(), isExpired));
    }

    private void revoke() {
        if (decisions.isEmpty()) {
            return;
        }
        raise("approval");
        SqlDecision decision = decisions.get(random.nextInt(decisions.size()));
        List<ApprovalPattern> patterns = random.nextBoolean() ? List.of() : randomPatterns();
        String scope = List.of("all", "only", "only").get(random.nextInt(3));
        String hosts = scope.equals("all") ? null : randomNumbers(HOSTS, 2);
        rows.query(
                "INSERT INTO revocation (decision_id, patterns, scope, host_set_id, author, created_at)"
                        + " VALUES (?, ?, ?, ?, 'test', UTC_TIMESTAMP(3))",
                decision.id(),
                patterns.isEmpty() ? null : PatternJson.format(patterns),
                scope,
                putHostSet(hosts));
        decision.revocations().add(SqlDecision.covers(patterns) + " AND " + SqlDecision.selects(scope, hosts));
    }

    /** As housekeeping does with old runs. */
    private void removeRuns() {
        String old = "SELECT id FROM run WHERE id % 5 = " + random.nextInt(5);
        rows.query("UPDATE action SET outcomes_removed = (SELECT value + 1 FROM counter WHERE name = 'removal')"
                + " WHERE id IN (SELECT action_id FROM run_action WHERE run_id IN (" + old + "))");
        rows.query("DELETE FROM run_action WHERE run_id IN (" + old + ")");
        rows.query("DELETE FROM run WHERE id % 5 = " + old.charAt(old.length() - 1));
        raise("removal");
        raise("fleet");
    }

    /** As housekeeping does with hosts that have not reported for long. */
    private void removeHost() {
        String host = "(SELECT id FROM agent WHERE name = 'h" + random.nextInt(HOSTS) + "')";
        rows.query("DELETE FROM run_action WHERE run_id IN (SELECT id FROM run WHERE agent_id = " + host + ")");
        rows.query("DELETE FROM run WHERE agent_id = " + host);
        rows.query("INSERT IGNORE INTO former_host (name, id) SELECT name, id FROM agent WHERE id = " + host);
        rows.query("DELETE FROM agent WHERE id IN (SELECT id FROM (SELECT " + host + " AS id) removed)");
        raise("removal");
        raise("fleet");
    }

    /** That they were seen has no revision. */
    private void seeSilentHosts() {
        rows.query("UPDATE agent SET last_seen = " + NOW + " + INTERVAL 2 HOUR WHERE id % 2 = " + random.nextInt(2));
    }

    private List<ApprovalPattern> randomPatterns() {
        return IntStream.rangeClosed(0, random.nextInt(2))
                .mapToObj(i -> new ApprovalPattern(
                        random.nextInt(4) == 0 ? null : PACKAGES[random.nextInt(2)],
                        Kind.UPDATE,
                        null,
                        random.nextBoolean() ? null : String.valueOf(1 + random.nextInt(3))))
                .toList();
    }

    private Long putHostSet(String hosts) {
        if (hosts == null) {
            return null;
        }
        rows.query(
                "INSERT INTO host_set (digest, hosts) VALUES (?, ?) ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)",
                Buffer.buffer(Digest.ofText(hosts).bytes()),
                hosts);
        return lastId();
    }

    private long lastId() {
        return rows.query("SELECT LAST_INSERT_ID()").iterator().next().getLong(0);
    }

    private String randomNumbers(int max, int chance) {
        return IntStream.rangeClosed(1, max)
                .filter(number -> random.nextInt(chance) == 0)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String randomMoment() {
        return NOW + " - INTERVAL " + random.nextInt(2000) + " SECOND";
    }

    private void raise(String counter) {
        rows.query("UPDATE counter SET value = value + 1 WHERE name = ?", counter);
    }
}
