package io.masif.ui.fleet.decline;

import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.fleet.progress.DeclineCounter;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.decline.DeclineDetail;

/** The decline of a number, with what it concerns; not found if the index has none of that number. */
public record GetDecline(long id) implements IndexQuery<DeclineDetail> {
    @Override
    public DeclineDetail answer(IndexView index) {
        AuthoredDecision decline = index.fleet().declines().get(id);
        if (decline == null) {
            throw DecisionKind.DECLINE.createNotFound(id);
        }
        return new DeclineDetail(
                decline,
                new DeclineCounter(index.fleet(), index.now()).count(decline),
                HostNames.findAll(index.fleet(), decline.decision().hosts()));
    }
}
