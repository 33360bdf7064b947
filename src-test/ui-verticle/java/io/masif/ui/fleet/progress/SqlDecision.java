package io.masif.ui.fleet.progress;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.bed.Rows;
import io.masif.ui.view.approval.HostCounts;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A decision as conditions in SQL about the action {@code x} and the host {@code g}, by which its progress is counted anew.
 *
 * @param revocations conditions about the action and the host
 */
record SqlDecision(long id, String covers, String selects, List<String> revocations, boolean isExpired) {
    /** The last execution of each action by each host. */
    static final String LAST_OUTCOME = """
            SELECT r.agent_id, o.action_id, o.result, r.ended_at, r.told_at, r.id AS run
            FROM run r JOIN run_action o ON o.run_id = r.id
            WHERE r.id = (
              SELECT MAX(r2.id) FROM run r2 JOIN run_action o2 ON o2.run_id = r2.id
              WHERE r2.agent_id = r.agent_id AND o2.action_id = o.action_id)""";

    private static final String COUNTS = """
            WITH last_outcome AS (%7$s), pair AS (
              SELECT g.id AS host, g.last_seen < UTC_TIMESTAMP(3) - INTERVAL 1 HOUR AS silent,
                COALESCE(l.result, 'none') = 'running' AS running,
                COALESCE(l.result, 'none') = 'done' AND NOT (JSON_CONTAINS(p.actions, CAST(x.id AS CHAR))
                  AND (l.ended_at IS NULL OR g.plan_since > l.ended_at)) AS done,
                COALESCE(l.result, 'none') = 'failed' AND NOT (l.ended_at IS NOT NULL
                  AND l.told_at < (SELECT created_at FROM decision WHERE id = %1$d)) AND NOT %6$s AS broke,
                EXISTS (SELECT 1 FROM action y WHERE y.package = x.package
                  AND JSON_CONTAINS(p.actions, CAST(y.id AS CHAR))) AS planned,
                JSON_CONTAINS(p.actions, CAST(x.id AS CHAR)) AND %4$s AS concerned, %5$s AS refused
              FROM agent g JOIN plan p ON p.id = g.plan_id JOIN action x ON %2$s
              LEFT JOIN last_outcome l ON l.agent_id = g.id AND l.action_id = x.id
              WHERE %3$s
            ), outcome AS (
              SELECT pair.*, concerned AND NOT refused AS approved, concerned AND refused AS declined,
                broke AND planned AS failed, broke AND NOT planned AS repaired FROM pair
            ), host AS (
              SELECT host, CASE
                WHEN MAX(running) = 1 THEN 'running'
                WHEN MAX(failed) = 1 THEN 'failed'
                WHEN MAX(approved AND NOT running AND NOT done AND NOT failed) = 1 THEN IF(MAX(silent), 'silent', 'waiting')
                WHEN MAX(declined) = 1 THEN 'declined'
                WHEN MAX(done OR repaired) = 1 THEN 'done' ELSE 'none' END AS state, MAX(failed AND approved) = 1 AS retryable
              FROM outcome GROUP BY host
            )
            SELECT COALESCE(SUM(state = 'waiting'), 0) AS waiting, COALESCE(SUM(state = 'running'), 0) AS running,
              COALESCE(SUM(state = 'done'), 0) AS done, COALESCE(SUM(state = 'failed'), 0) AS failed,
              COALESCE(SUM(state = 'failed' AND retryable), 0) AS retryable,
              COALESCE(SUM(state = 'silent'), 0) AS silent, COALESCE(SUM(state = 'declined'), 0) AS declined
            FROM host""";

    /** The condition about the action that one of the patterns matches; none of them means any action. */
    static String covers(List<ApprovalPattern> patterns) {
        return patterns.isEmpty()
                ? "1"
                : patterns.stream().map(SqlDecision::covers).collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String covers(ApprovalPattern pattern) {
        return "(1"
                + (pattern.packageName() == null ? "" : " AND x.package = '" + pattern.packageName() + "'")
                + (pattern.to() == null ? "" : " AND x.to_version = '" + pattern.to() + "'")
                + ")";
    }

    /** The condition about the host. */
    static String selects(String scope, String hosts) {
        String ids = hosts == null || hosts.equals("[]") ? "0" : hosts.substring(1, hosts.length() - 1);
        return switch (scope) {
            case "only" -> "g.id IN (" + ids + ")";
            case "except" -> "g.id NOT IN (" + ids + ")";
            default -> "1";
        };
    }

    /** The condition under which it is in force for the action and the host. */
    String concerns() {
        boolean isRevoked = revocations.stream().anyMatch(each -> each.equals("1 AND 1"));
        return isExpired || isRevoked
                ? "0"
                : "(" + covers + " AND " + selects
                        + revocations.stream()
                                .map(each -> " AND NOT (" + each + ")")
                                .collect(Collectors.joining())
                        + ")";
    }

    /** How far it is by the rows of the database, as an approval among all decisions. */
    HostCounts count(Rows rows, SqlDecisions all) {
        Row row = rows.query(
                        COUNTS.formatted(id, covers, selects, concerns(), all.refused(), all.retried(), LAST_OUTCOME))
                .iterator()
                .next();
        return new HostCounts(
                row.getInteger("waiting"),
                row.getInteger("running"),
                row.getInteger("done"),
                row.getInteger("failed"),
                row.getInteger("retryable"),
                row.getInteger("silent"),
                row.getInteger("declined"));
    }
}
