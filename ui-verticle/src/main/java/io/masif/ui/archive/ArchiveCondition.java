package io.masif.ui.archive;

import io.masif.ui.database.Columns;
import io.masif.ui.database.JsonPattern;
import io.masif.ui.view.approval.list.ApprovalFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which decisions a statement is about, with its parameters. */
final class ArchiveCondition {
    private static final String RULE = """
            (SELECT v.name FROM decision_origin o JOIN rule_version v ON v.id = o.rule_version_id
              WHERE o.decision_id = d.id)
            """;

    private final ArchiveSource source;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    private ArchiveCondition(ArchiveSource source) {
        this.source = source;
        conditions.add(source.condition());
    }

    static ArchiveCondition of(ApprovalFilter filter) {
        ArchiveCondition condition = new ArchiveCondition(ArchiveSource.of(filter.state()));
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

    /** The decisions of these numbers. */
    static ArchiveCondition ofIds(List<Long> ids) {
        ArchiveCondition condition = new ArchiveCondition(ArchiveSource.ALL);
        condition.conditions.add(
                "d.id IN (" + ids.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")");
        return condition;
    }

    /** Of these only those after a position in that order. */
    ArchiveCondition after(ArchiveOrder order, ArchiveRange.Position position) {
        conditions.add(source.complete(order.after()));
        if (position.ended() != null) {
            parameters.add(Columns.toUtc(position.ended()));
            parameters.add(Columns.toUtc(position.ended()));
        }
        parameters.add(position.id());
        return this;
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

    /** What a statement selects from. */
    String tables() {
        return source.tables();
    }

    /** The condition. */
    String sql() {
        return String.join(" AND ", conditions);
    }

    /** What a statement sorts by. */
    String sql(ArchiveOrder order) {
        return source.complete(order.sql());
    }

    /** The parameters of the condition. */
    List<Object> parameters() {
        return parameters;
    }
}
