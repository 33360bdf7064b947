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

/** Decides and revokes at random, as UIs do. */
final class RandomDecisions {
    private final Rows rows;
    private final Random random;
    private final List<SqlDecision> decisions = new ArrayList<>();

    RandomDecisions(Rows rows, Random random) {
        this.rows = rows;
        this.random = random;
    }

    List<SqlDecision> all() {
        return decisions;
    }

    void decide() {
        rows.query("UPDATE counter SET value = value + 1 WHERE name = 'approval'");
        List<ApprovalPattern> patterns = randomPatterns();
        String scope = List.of("all", "only", "except").get(random.nextInt(3));
        String hosts = scope.equals("all") ? null : RandomFleet.randomNumbers(random, RandomFleet.HOSTS, 2);
        boolean isExpired = random.nextInt(6) == 0;
        rows.query(
                "INSERT INTO decision (patterns, scope, host_set_id, author, created_at, expires_at) VALUES (?, ?, ?,"
                        + " 'test', " + RandomFleet.randomMoment(random) + ", "
                        + (isExpired ? "UTC_TIMESTAMP(3) - INTERVAL 1 HOUR" : "NULL") + ")",
                PatternJson.format(patterns),
                scope,
                putHostSet(hosts));
        decisions.add(new SqlDecision(
                lastId(),
                SqlDecision.covers(patterns),
                SqlDecision.selects(scope, hosts),
                new ArrayList<>(),
                isExpired));
    }

    void revoke() {
        if (decisions.isEmpty()) {
            return;
        }
        rows.query("UPDATE counter SET value = value + 1 WHERE name = 'approval'");
        SqlDecision decision = decisions.get(random.nextInt(decisions.size()));
        List<ApprovalPattern> patterns = random.nextBoolean() ? List.of() : randomPatterns();
        String scope = List.of("all", "only", "only").get(random.nextInt(3));
        String hosts = scope.equals("all") ? null : RandomFleet.randomNumbers(random, RandomFleet.HOSTS, 2);
        rows.query(
                "INSERT INTO revocation (decision_id, patterns, scope, host_set_id, author, created_at)"
                        + " VALUES (?, ?, ?, ?, 'test', UTC_TIMESTAMP(3))",
                decision.id(),
                patterns.isEmpty() ? null : PatternJson.format(patterns),
                scope,
                putHostSet(hosts));
        decision.revocations().add(SqlDecision.covers(patterns) + " AND " + SqlDecision.selects(scope, hosts));
    }

    private List<ApprovalPattern> randomPatterns() {
        return IntStream.rangeClosed(0, random.nextInt(2))
                .mapToObj(i -> new ApprovalPattern(
                        random.nextInt(4) == 0 ? null : RandomFleet.PACKAGES[random.nextInt(2)],
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
}
