package io.masif.ui.fleet.decline;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.decline.DeclineProgress;
import io.masif.ui.view.list.ListRequest;
import java.util.List;

/** The numbers of all declines in force that a request finds, on whatever page, in its order. */
public record FindDeclineIds(ListRequest<DeclineProgress> request) implements IndexQuery<List<Long>> {
    @Override
    public List<Long> answer(IndexView index) {
        return new OrderedDeclines(index, request)
                .sorted().stream().map(AuthoredDecision::id).toList();
    }
}
