package io.masif.ui.archive;

import io.masif.ui.database.Columns;
import io.masif.ui.database.JsonPattern;
import io.masif.ui.view.approval.list.ApprovalFilter;
import io.masif.ui.view.approval.list.DecisionState;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The condition of a statement for the decisions that match a filter, with its parameters. */
final class ArchiveCondition {
    private static final String REVOKED = """
            EXISTS (SELECT 1 FROM revocation r WHERE r.decision_id = d.id AND r.patterns IS NULL AND r.scope = 'all')
            """;
    private static final String EXPIRED = "COALESCE(d.expires_at <= UTC_TIMESTAMP(3), FALSE)";

    private static final String RULE = """
            (SELECT v.name FROM decision_origin o JOIN rule_version v ON v.id = o.rule_version_id
              WHERE o.decision_id = d.id)
            """;

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    private ArchiveCondition() {}

    static ArchiveCondition of(ApprovalFilter filter) {
        ArchiveCondition condition = new ArchiveCondition();
        if (filter.state().equals(DecisionState.REVOKED.word())) {
            condition.conditions.add(REVOKED);
        } else if (filter.state().equals(DecisionState.EXPIRED.word())) {
            condition.conditions.add(EXPIRED + " AND NOT " + REVOKED);
        }
        condition.add("d.author = ?", filter.author());
        if (filter.packages() != null) {
            condition.add(
                    "CAST(JSON_EXTRACT(d.patterns, '$[*].package') AS CHAR) REGEXP ?",
                    JsonPattern.toRegularExpression(filter.packages()));
        }
        filter.words()
                .forEach(word -> condition.add(
                        "INSTR(LOWER(CONCAT_WS(' ', d.patterns, d.author, d.comment, " + RULE + ")), ?) > 0", word));
        condition.add("d.created_at >= ?", filter.from());
        condition.add("d.created_at < ?", filter.until());
        return condition;
    }

    private void add(String condition, String value) {
        if (!value.isEmpty()) {
            conditions.add(condition);
            parameters.add(value);
        }
    }

    private void add(String condition, Instant moment) {
        if (moment != null) {
            conditions.add(condition);
            parameters.add(Columns.toUtc(moment));
        }
    }

    /** The condition. */
    String sql() {
        return conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions);
    }

    /** Its parameters, and further ones after them. */
    Tuple parameters(Object... more) {
        Tuple tuple = Tuple.tuple();
        parameters.forEach(tuple::addValue);
        for (Object each : more) {
            tuple.addValue(each);
        }
        return tuple;
    }
}
