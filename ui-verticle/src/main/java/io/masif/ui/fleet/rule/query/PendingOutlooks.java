package io.masif.ui.fleet.rule.query;

import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.fleet.rollout.query.RolloutOutlooks;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.pending.PendingOutlook;
import org.roaringbitmap.RoaringBitmap;

/** Says what approves pending actions later: a rollout that has begun, or a rule. */
public final class PendingOutlooks {
    private final RolloutOutlooks rollouts;
    private final RuleOutlooks rules;

    public PendingOutlooks(IndexView index) {
        this.rollouts = new RolloutOutlooks(index);
        this.rules = new RuleOutlooks(index);
    }

    /** @param hosts the hosts for which the action is pending */
    public PendingOutlook find(ActionKey key, RoaringBitmap hosts) {
        return new PendingOutlook(rollouts.find(key, hosts), rules.find(key, hosts));
    }
}
