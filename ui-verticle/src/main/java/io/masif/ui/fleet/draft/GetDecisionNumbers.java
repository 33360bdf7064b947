package io.masif.ui.fleet.draft;

import io.masif.ui.fleet.index.DecisionsInForce;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.decision.DecisionNumbers;

/** The numbers of the last decisions. */
public record GetDecisionNumbers() implements IndexQuery<DecisionNumbers> {
    @Override
    public DecisionNumbers answer(IndexView index) {
        return new DecisionNumbers(
                findLast(index.fleet().decisions()), findLast(index.fleet().declines()));
    }

    private static long findLast(DecisionsInForce decisions) {
        return decisions.all().stream().mapToLong(AuthoredDecision::id).max().orElse(0);
    }
}
