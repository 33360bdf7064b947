package io.masif.ui.fleet.overview;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import java.util.List;

/** How many of these actions no host plans now. */
public record CountUnplanned(List<Integer> actions) implements IndexQuery<Integer> {
    public CountUnplanned {
        actions = List.copyOf(actions);
    }

    @Override
    public Integer answer(IndexView index) {
        return (int) actions.stream()
                .filter(action -> index.fleet().hostsPlanning(action).isEmpty())
                .count();
    }
}
