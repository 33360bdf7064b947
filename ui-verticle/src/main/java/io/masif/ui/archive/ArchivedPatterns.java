package io.masif.ui.archive;

import io.masif.decision.PatternJson;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.approval.summary.PatternList;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;

/** The actions of a decision or revocation as a row has them. */
final class ArchivedPatterns {
    /** The columns with the first actions; {@code %s} is the table. */
    static final String FIRST = "JSON_EXTRACT(%1$s.patterns, '$[0]', '$[1]', '$[2]') AS patterns,"
            + " COALESCE(JSON_LENGTH(%1$s.patterns), 0) AS pattern_count";

    /** The columns with all actions. */
    static final String ALL = "%1$s.patterns, COALESCE(JSON_LENGTH(%1$s.patterns), 0) AS pattern_count";

    private ArchivedPatterns() {}

    /** The same with the action that was found as the first, also if it is not among them. */
    static PatternList parseWithFound(Row row) {
        PatternList patterns = parse(row);
        Object found = row.getValue("found");
        if (found == null) {
            return patterns;
        }
        List<ApprovalPattern> first = new ArrayList<>(PatternJson.parse("[" + found + "]"));
        patterns.first().stream().filter(each -> !first.contains(each)).forEach(first::add);
        return new PatternList(first, patterns.count());
    }

    static PatternList parse(Row row) {
        Object patterns = row.getValue("patterns");
        return new PatternList(
                patterns == null ? List.of() : PatternJson.parse(patterns.toString()), row.getInteger("pattern_count"));
    }
}
