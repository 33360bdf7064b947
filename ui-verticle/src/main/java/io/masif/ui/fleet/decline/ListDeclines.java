package io.masif.ui.fleet.decline;

import io.masif.ui.fleet.progress.DeclineCounter;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.decline.DeclinePage;
import io.masif.ui.view.list.Pages;
import java.util.List;

/**
 * A page of the declines that the index has.
 *
 * @param page its number, from 1 on
 * @param size how many declines a page has
 */
public record ListDeclines(int page, int size) implements IndexQuery<DeclinePage> {
    @Override
    public DeclinePage answer(IndexView index) {
        List<AuthoredDecision> all = index.fleet().declines().all();
        DeclineCounter counter = new DeclineCounter(index.fleet(), index.now());
        return new DeclinePage(
                Pages.select(all, page, size).stream().map(counter::count).toList(), all.size());
    }
}
