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
import java.util.stream.IntStream;

/** Approves, declines, defers, revokes and retries at random, as UIs do. */
final class RandomDecisions {
    private final Rows rows;
    private final Random random;
    private final List<SqlDecision> approvals = new ArrayList<>();
    private final List<SqlDecision> declines = new ArrayList<>();
    private final List<SqlDecision> deferrals = new ArrayList<>();
    private final List<String> retries = new ArrayList<>();

    RandomDecisions(Rows rows, Random random) {
        this.rows = rows;
        this.random = random;
    }

    /** A set of hosts as a decision names it. */
    private record RandomHosts(String scope, String hosts) {
        String select() {
            return SqlDecision.selects(scope, hosts);
        }
    }

    SqlDecisions all() {
        return new SqlDecisions(approvals, declines, deferrals, retries);
    }

    void approve() {
        decide("decision", "expires_at", random.nextInt(6) == 0, approvals);
    }

    void decline() {
        decide("decline", "ends_at", false, declines);
    }

    /** Until a moment that is far, or was an hour ago. */
    void defer() {
        boolean isOver = random.nextInt(4) == 0;
        decide("decline", "ends_at", isOver, deferrals);
        if (!isOver) {
            rows.query(
                    "UPDATE decline SET ends_at = UTC_TIMESTAMP(3) + INTERVAL 1 DAY WHERE id = ?",
                    deferrals.get(deferrals.size() - 1).id());
        }
    }

    private void decide(String table, String end, boolean isOver, List<SqlDecision> sameKind) {
        raiseCounter();
        List<ApprovalPattern> patterns = randomPatterns();
        RandomHosts hosts = randomHosts("except");
        rows.query(
                "INSERT INTO " + table + " (patterns, scope, host_set_id, author, created_at, " + end
                        + ") VALUES (?, ?,"
                        + " ?, 'test', " + RandomFleet.randomMoment(random) + ", "
                        + (isOver ? "UTC_TIMESTAMP(3) - INTERVAL 1 HOUR" : "NULL") + ")",
                PatternJson.format(patterns),
                hosts.scope(),
                putHostSet(hosts.hosts()));
        sameKind.add(
                new SqlDecision(lastId(), SqlDecision.covers(patterns), hosts.select(), new ArrayList<>(), isOver));
    }

    void revoke() {
        revoke("revocation", "decision_id", approvals);
    }

    void revokeDecline() {
        revoke("decline_revocation", "decline_id", random.nextBoolean() ? declines : deferrals);
    }

    private void revoke(String table, String reference, List<SqlDecision> all) {
        if (all.isEmpty()) {
            return;
        }
        raiseCounter();
        SqlDecision decision = all.get(random.nextInt(all.size()));
        List<ApprovalPattern> patterns = random.nextBoolean() ? List.of() : randomPatterns();
        RandomHosts hosts = randomHosts("only");
        rows.query(
                "INSERT INTO " + table + " (" + reference + ", patterns, scope, host_set_id, author, created_at)"
                        + " VALUES (?, ?, ?, ?, 'test', UTC_TIMESTAMP(3))",
                decision.id(),
                patterns.isEmpty() ? null : PatternJson.format(patterns),
                hosts.scope(),
                putHostSet(hosts.hosts()));
        decision.revocations().add(SqlDecision.covers(patterns) + " AND " + hosts.select());
    }

    /** Of whatever failed until now. A retry names packages and hosts. */
    void retry() {
        if (approvals.isEmpty()) {
            return;
        }
        raiseCounter();
        ApprovalPattern pattern =
                new ApprovalPattern(RandomFleet.PACKAGES[random.nextInt(2)], Kind.UPDATE, null, randomVersion());
        String hosts = RandomFleet.randomNumbers(random, RandomFleet.HOSTS, 2);
        rows.query(
                "INSERT INTO retry (decision_id, patterns, host_set_id, last_run, author, content, created_at)"
                        + " SELECT ?, ?, ?, COALESCE(MAX(id), 0), 'test', ?, UTC_TIMESTAMP(3) FROM run",
                approvals.get(random.nextInt(approvals.size())).id(),
                PatternJson.format(List.of(pattern)),
                putHostSet(hosts),
                Buffer.buffer(Digest.ofText("retry" + retries.size()).bytes()));
        retries.add(SqlDecision.covers(List.of(pattern)) + " AND " + SqlDecision.selects("only", hosts)
                + " AND l.run <= (SELECT last_run FROM retry WHERE id = " + lastId() + ")");
    }

    private RandomHosts randomHosts(String third) {
        String scope = List.of("all", "only", third).get(random.nextInt(3));
        return new RandomHosts(
                scope, scope.equals("all") ? null : RandomFleet.randomNumbers(random, RandomFleet.HOSTS, 2));
    }

    private List<ApprovalPattern> randomPatterns() {
        return IntStream.rangeClosed(0, random.nextInt(2))
                .mapToObj(i -> new ApprovalPattern(
                        random.nextInt(4) == 0 ? null : RandomFleet.PACKAGES[random.nextInt(2)],
                        Kind.UPDATE,
                        null,
                        randomVersion()))
                .toList();
    }

    private String randomVersion() {
        return random.nextBoolean() ? null : String.valueOf(1 + random.nextInt(3));
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

    private void raiseCounter() {
        rows.query("UPDATE counter SET value = value + 1 WHERE name = 'approval'");
    }

    private long lastId() {
        return rows.query("SELECT LAST_INSERT_ID()").iterator().next().getLong(0);
    }
}
