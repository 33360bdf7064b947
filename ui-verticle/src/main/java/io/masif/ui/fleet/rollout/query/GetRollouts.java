package io.masif.ui.fleet.rollout.query;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.rollout.RolloutView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Those of the rollouts of these numbers that the index has, by number. */
public record GetRollouts(List<Long> ids) implements IndexQuery<Map<Long, RolloutView>> {
    public GetRollouts {
        ids = List.copyOf(ids);
    }

    @Override
    public Map<Long, RolloutView> answer(IndexView index) {
        Map<Long, RolloutView> found = new HashMap<>();
        ids.stream()
                .map(index.fleet().rollouts()::get)
                .filter(each -> each != null)
                .forEach(each -> found.put(each.id(), RolloutViews.of(index, each)));
        return Map.copyOf(found);
    }
}
