package io.masif.ui.fleet.decline;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.decline.DeclineProgress;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;

/** A page of the declines in force. */
public record FindDeclines(ListRequest<DeclineProgress> request) implements IndexQuery<ListPage<DeclineProgress>> {
    @Override
    public ListPage<DeclineProgress> answer(IndexView index) {
        OrderedDeclines declines = new OrderedDeclines(index, request);
        return ListPage.of(request, declines.sorted(), declines.countInForce(), declines::count);
    }
}
