package io.masif.ui.archive;

import io.masif.decision.PatternJson;
import io.masif.ui.view.approval.summary.PatternList;
import io.vertx.sqlclient.Row;
import java.util.List;

/** The actions of a decision or revocation as a row has them. */
final class ArchivedPatterns {
    /** The columns with the first actions; {@code %s} is the table. */
    static final String FIRST = "JSON_EXTRACT(%1$s.patterns, '$[0]', '$[1]', '$[2]') AS patterns,"
            + " COALESCE(JSON_LENGTH(%1$s.patterns), 0) AS pattern_count";

    /** The columns with all actions. */
    static final String ALL = "%1$s.patterns, COALESCE(JSON_LENGTH(%1$s.patterns), 0) AS pattern_count";

    private ArchivedPatterns() {}

    static PatternList parse(Row row) {
        Object patterns = row.getValue("patterns");
        return new PatternList(
                patterns == null ? List.of() : PatternJson.parse(patterns.toString()), row.getInteger("pattern_count"));
    }
}
