package io.masif.ui.fleet.rule.query;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.fleet.rule.KnownDecisions;
import java.time.Instant;
import java.util.List;

/**
 * What all rules approve now. It takes several queries, so that none of them takes long.
 *
 * @param evaluation used by one caller, who sends a query when the one before is answered
 */
public record FindDueApprovals(RuleEvaluation evaluation) implements IndexQuery<FindDueApprovals.Found> {
    /**
     * What was found.
     *
     * @param isComplete whether all packages were evaluated; if not, nothing is due yet
     * @param due one element for each rule
     * @param next when something is due although nothing changes; {@link Instant#MAX} if it is not
     * @param known what of the decisions of rules was taken into account
     */
    public record Found(boolean isComplete, List<DueApproval> due, Instant next, KnownDecisions known) {
        public Found {
            due = List.copyOf(due);
        }
    }

    @Override
    public Found answer(IndexView index) {
        return evaluation.advance(index);
    }
}
