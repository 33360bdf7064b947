package io.masif.ui.fleet.decline;

import io.masif.ui.fleet.progress.DeclineCounter;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.decline.DeclineProgress;
import java.util.List;
import java.util.Objects;

/** The declines of these numbers; without those that the index does not have any more. */
public record GetDeclines(List<Long> ids) implements IndexQuery<List<DeclineProgress>> {
    public GetDeclines {
        ids = List.copyOf(ids);
    }

    @Override
    public List<DeclineProgress> answer(IndexView index) {
        DeclineCounter counter = new DeclineCounter(index.fleet(), index.now());
        return ids.stream()
                .map(index.fleet().declines()::get)
                .filter(Objects::nonNull)
                .map(counter::count)
                .toList();
    }
}
