package io.masif.ui.fleet.approval;

import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.AuthoredDecision;
import java.util.List;

/** The names of all hosts or groups that a decision names, sorted. */
public record GetDecisionHosts(long id) implements IndexQuery<List<String>> {
    @Override
    public List<String> answer(IndexView index) {
        AuthoredDecision approval = index.fleet().decisions().get(id);
        if (approval == null) {
            throw DecisionKind.APPROVAL.createNotFound(id);
        }
        return HostNames.findAll(index.fleet(), approval.decision().hosts());
    }
}
