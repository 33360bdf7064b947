package io.masif.ui.fleet.rule.query;

import io.masif.ui.fleet.index.FleetActions;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.fleet.rule.ActionSummary;
import io.masif.ui.rollout.plan.PlanReference;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.rule.RuleOutlook;
import io.masif.ui.view.rule.RuleVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** Says which rule approves pending actions, and when. */
public final class RuleOutlooks {
    /** The first to approve; a rule that approves no more is last. */
    private static final Comparator<RuleOutlook> ORDER =
            Comparator.comparing(RuleOutlook::approvesAt, Comparator.nullsLast(Comparator.naturalOrder()));

    private final IndexView index;

    public RuleOutlooks(IndexView index) {
        this.index = index;
    }

    /**
     * The rule that approves the action first.
     *
     * @param hosts the hosts for which it is pending
     * @return null if no rule does
     */
    public RuleOutlook find(ActionKey key, RoaringBitmap hosts) {
        FleetIndex fleet = index.fleet();
        if (fleet.rules().findByPackage(key.packageName()).isEmpty()) {
            return null;
        }
        List<Integer> ids = fleet.actions().findByKey(key);
        return find(fleet.actions().summarize(key, ids), hosts);
    }

    private RuleOutlook find(ActionSummary action, RoaringBitmap hosts) {
        return index.fleet()
                .rules()
                .findMatching(action)
                .filter(rule -> rule.isActive(index.now()))
                .map(rule -> find(rule, action, hosts))
                .filter(Objects::nonNull)
                .min(ORDER)
                .orElse(null);
    }

    private RuleOutlook find(RuleVersion rule, ActionSummary action, RoaringBitmap hosts) {
        FleetIndex fleet = index.fleet();
        int count =
                rule.definition().select(fleet.groups().members()).select(hosts).getCardinality();
        Optional<Instant> time = rule.findApprovalTime(action.firstSeen());
        if (count == 0 || time.isEmpty()) {
            return null;
        }
        PlanReference plan = rule.definition().plan();
        return new RuleOutlook(
                rule.reference(),
                selectUndecided(fleet, rule, action.key(), hosts).isEmpty() ? null : time.get(),
                count,
                plan == null ? null : plan.key(),
                plan == null
                        ? null
                        : fleet.rollouts()
                                .findUnfinished(rule.rule())
                                .map(Rollout::id)
                                .orElse(null));
    }

    /**
     * Those of the hosts for which the version of a rule has not decided the action; not to be changed. A restart is the same
     * action again: after a rollout of it has finished, it is a new one on hosts that propose it since then.
     *
     * @param pending the hosts for which it is pending
     */
    static RoaringBitmap selectUndecided(FleetIndex fleet, RuleVersion rule, ActionKey action, RoaringBitmap pending) {
        Instant end = fleet.rules().findRestartEnd(rule, action);
        if (end == null) {
            return fleet.rules().hasDecided(rule, action) ? new RoaringBitmap() : pending;
        }
        RoaringBitmap undecided = new RoaringBitmap();
        pending.forEach((int host) -> {
            if (fleet.host(host).plan().since().isAfter(end)) {
                undecided.add(host);
            }
        });
        return undecided;
    }

    /** The hosts for which the action is pending, but for those that would get an older version; not to be changed. */
    static RoaringBitmap findPendingHosts(IndexView index, ActionSummary action) {
        FleetActions actions = index.fleet().actions();
        List<RoaringBitmap> hosts = action.ids().stream()
                .filter(id -> !actions.isStepBack(id))
                .map(index.pending()::findHosts)
                .filter(each -> !each.isEmpty())
                .toList();
        return hosts.size() == 1 ? hosts.get(0) : RoaringBitmap.or(hosts.iterator());
    }
}
