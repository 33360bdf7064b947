package io.masif.ui.fleet.rollout.query;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.state.RolloutState;
import io.masif.ui.rollout.store.Rollout;
import java.util.List;

/** The rollouts that go on by themselves, the oldest first. */
public record FindRunningRollouts() implements IndexQuery<List<Rollout>> {
    @Override
    public List<Rollout> answer(IndexView index) {
        return index.fleet().rollouts().all().stream()
                .filter(each -> each.status().state() == RolloutState.RUNNING)
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .toList();
    }
}
