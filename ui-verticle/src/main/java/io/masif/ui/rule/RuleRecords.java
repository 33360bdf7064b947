package io.masif.ui.rule;

import io.masif.decision.GroupSet;
import io.masif.decision.PatternJson;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.domain.rule.ActionCriteria;
import io.masif.domain.rule.PackagePatterns;
import io.masif.domain.rule.ReleasePattern;
import io.masif.ui.database.Columns;
import io.masif.ui.rollout.plan.PlanReference;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.view.rule.RuleDefinition;
import io.masif.ui.view.rule.RuleVersion;
import io.masif.ui.view.rule.Validity;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads rules, and what they decided. */
public final class RuleRecords {
    private static final String VERSIONS = """
            SELECT v.id, v.rule_id, v.version, v.name, v.enabled, v.packages, v.kinds, v.security_only, v.releases,
              v.group_ids, v.min_age, v.valid_from, v.valid_to, v.author, v.comment, v.created_at,
              v.rollout_plan_version_id, w.plan_id, w.version AS plan_version, p.name AS plan_name
            FROM rule_version v LEFT JOIN rollout_plan_version w ON w.id = v.rollout_plan_version_id
              LEFT JOIN rollout_plan p ON p.id = w.plan_id
            WHERE v.id > ? ORDER BY v.id
            """;

    private static final String DECIDED = """
            SELECT o.rule_version_id, o.decision_id AS number, d.patterns, NULL AS finished
            FROM decision_origin o JOIN decision d ON d.id = o.decision_id
            JOIN rule_version v ON v.id = o.rule_version_id JOIN rule r ON r.id = v.rule_id AND r.version = v.version
            WHERE o.decision_id > ? ORDER BY o.decision_id LIMIT 100
            """;

    private static final String STARTED = """
            SELECT o.rule_version_id, o.id AS number, o.patterns,
              IF(o.state = 'finished', o.state_since, NULL) AS finished
            FROM rollout o JOIN rule_version v ON v.id = o.rule_version_id
            JOIN rule r ON r.id = v.rule_id AND r.version = v.version
            WHERE o.id > ? ORDER BY o.id LIMIT 100
            """;

    private RuleRecords() {}

    /**
     * What a version of a rule decided.
     *
     * @param number that of the decision, or of the rollout
     * @param finished when the rollout finished; null if it has not, and for a decision
     */
    public record Decided(long ruleVersion, long number, List<ApprovalPattern> patterns, Instant finished) {
        public Decided {
            patterns = List.copyOf(patterns);
        }

        /** What hosts may need again. */
        public List<ApprovalPattern> findRestarts() {
            return patterns.stream().filter(ApprovalPattern::isRestart).toList();
        }
    }

    /** All versions of all rules after that number, in the order in which they were made. */
    public static Future<List<RuleVersion>> findVersions(SqlClient client, long after) {
        return client.preparedQuery(VERSIONS).execute(Tuple.of(after)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(RuleRecords::parse)
                .toList());
    }

    /** Up to 100 decisions of current versions of rules after that number, in their order; empty at the end. */
    public static Future<List<Decided>> findDecided(SqlClient client, long after) {
        return find(client, DECIDED, after);
    }

    /** Up to 100 rollouts of current versions of rules after that number, in their order; empty at the end. */
    public static Future<List<Decided>> findStarted(SqlClient client, long after) {
        return find(client, STARTED, after);
    }

    private static Future<List<Decided>> find(SqlClient client, String sql, long after) {
        return client.preparedQuery(sql).execute(Tuple.of(after)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new Decided(
                        row.getLong("rule_version_id"),
                        row.getLong("number"),
                        PatternJson.parse(row.getString("patterns")),
                        Columns.getInstant(row, "finished")))
                .toList());
    }

    private static RuleVersion parse(Row row) {
        ActionCriteria actions = new ActionCriteria(
                PackagePatterns.parse(readTexts(row, "packages")),
                readTexts(row, "kinds").stream()
                        .map(word -> Kind.of(word).orElseThrow())
                        .collect(Collectors.toSet()),
                row.getInteger("security_only") != 0,
                readTexts(row, "releases").stream().map(ReleasePattern::parse).toList());
        RuleDefinition definition = new RuleDefinition(
                row.getString("name"),
                row.getInteger("enabled") != 0,
                actions,
                readGroups(row.getString("group_ids")),
                Duration.ofSeconds(row.getLong("min_age")),
                new Validity(Columns.getInstant(row, "valid_from"), Columns.getInstant(row, "valid_to")),
                readPlan(row));
        return new RuleVersion(
                row.getLong("id"),
                row.getInteger("rule_id"),
                row.getInteger("version"),
                definition,
                row.getString("author"),
                row.getString("comment"),
                Columns.getInstant(row, "created_at"));
    }

    private static PlanReference readPlan(Row row) {
        Long version = row.getLong("rollout_plan_version_id");
        return version == null
                ? null
                : new PlanReference(
                        version,
                        new RolloutPlan.Key(
                                row.getLong("plan_id"), row.getString("plan_name"), row.getInteger("plan_version")));
    }

    private static GroupSet readGroups(String ids) {
        return ids == null
                ? GroupSet.NONE
                : GroupSet.of(
                        new JsonArray(ids).stream().map(Integer.class::cast).toList());
    }

    private static List<String> readTexts(Row row, String column) {
        return new JsonArray(row.getString(column))
                .stream().map(String.class::cast).toList();
    }
}
