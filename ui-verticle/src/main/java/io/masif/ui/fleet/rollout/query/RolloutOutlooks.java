package io.masif.ui.fleet.rollout.query;

import io.masif.domain.Action;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.rollout.RolloutOutlook;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** Says which rollout approves pending actions. */
public final class RolloutOutlooks {
    private final IndexView index;

    public RolloutOutlooks(IndexView index) {
        this.index = index;
    }

    /**
     * The newest rollout that has not ended and reaches one of the hosts with the action.
     *
     * @param hosts the hosts for which it is pending
     * @return null if there is none
     */
    public RolloutOutlook find(ActionKey key, RoaringBitmap hosts) {
        FleetIndex fleet = index.fleet();
        List<Action> actions =
                fleet.actions().findByKey(key).stream().map(fleet::action).toList();
        return UnfinishedRollouts.of(index)
                .find(actions)
                .map(rollout -> create(rollout, hosts))
                .filter(found -> found.hosts() > 0)
                .findFirst()
                .orElse(null);
    }

    private RolloutOutlook create(Rollout rollout, RoaringBitmap hosts) {
        return new RolloutOutlook(
                rollout.id(),
                rollout.definition().plan().key(),
                rollout.status().state(),
                rollout.status().current().orElse(-1) + 1,
                rollout.definition()
                        .scope()
                        .select(hosts, index.fleet().groups().members())
                        .getCardinality());
    }
}
