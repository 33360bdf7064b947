package io.masif.ui.fleet.draft;

import io.masif.ui.fleet.pending.PendingTable;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.decision.DecisionTarget;
import io.masif.ui.view.decision.RelatedAction;
import java.util.List;

/** All actions that hosts may need besides the chosen ones. */
public record FindRelatedActions(DecisionTarget target) implements IndexQuery<List<ActionKey>> {
    @Override
    public List<ActionKey> answer(IndexView index) {
        TargetEntries chosen = new TargetEntries(index, target);
        return new RelatedActions(PendingTable.of(index), chosen.keys(), chosen.findConcerned(chosen.selectHosts()))
                .find().stream().map(RelatedAction::key).toList();
    }
}
