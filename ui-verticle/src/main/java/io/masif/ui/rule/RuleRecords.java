package io.masif.ui.rule;

import io.masif.decision.GroupSet;
import io.masif.decision.PatternJson;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.domain.rule.ActionCriteria;
import io.masif.domain.rule.PackagePatterns;
import io.masif.domain.rule.ReleasePattern;
import io.masif.ui.database.Columns;
import io.masif.ui.view.rule.RuleDefinition;
import io.masif.ui.view.rule.RuleVersion;
import io.masif.ui.view.rule.Validity;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads rules, and what they decided. */
public final class RuleRecords {
    private static final String VERSIONS = """
            SELECT id, rule_id, version, name, enabled, packages, kinds, security_only, releases, group_ids, min_age,
              valid_from, valid_to, author, comment, created_at
            FROM rule_version WHERE id > ? ORDER BY id
            """;

    private static final String DECIDED = """
            SELECT o.rule_version_id, o.decision_id, d.patterns
            FROM decision_origin o JOIN decision d ON d.id = o.decision_id
            JOIN rule_version v ON v.id = o.rule_version_id JOIN rule r ON r.id = v.rule_id AND r.version = v.version
            WHERE o.decision_id > ? ORDER BY o.decision_id LIMIT 100
            """;

    private RuleRecords() {}

    /**
     * What a version of a rule decided.
     *
     * @param decision the number of the decision
     */
    public record Decided(long ruleVersion, long decision, List<ApprovalPattern> patterns) {
        public Decided {
            patterns = List.copyOf(patterns);
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
        return client.preparedQuery(DECIDED).execute(Tuple.of(after)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new Decided(
                        row.getLong("rule_version_id"),
                        row.getLong("decision_id"),
                        PatternJson.parse(row.getString("patterns"))))
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
                new Validity(Columns.getInstant(row, "valid_from"), Columns.getInstant(row, "valid_to")));
        return new RuleVersion(
                row.getLong("id"),
                row.getInteger("rule_id"),
                row.getInteger("version"),
                definition,
                row.getString("author"),
                row.getString("comment"),
                Columns.getInstant(row, "created_at"));
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
