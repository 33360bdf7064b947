package io.masif.ui.fleet.rollout.query;

import io.masif.decision.Decision;
import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.rollout.store.RolloutChange.PartRevocation;
import io.masif.ui.view.ActionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Revokes the approvals of restarts and reboots that were executed: what is left in force would have the host restart
 * whenever it needs it next. Reboots are revoked at once, and restarts of services where only so many hosts are approved at
 * once. Without such a limit many hosts are revoked by one record, since each answer looks at all revocations of the
 * approval: as soon as they are a quarter of those that have executed it, and after some seconds at the latest. So a burst of
 * any number of hosts makes a number of revocations that grows with its logarithm.
 */
final class RestartRevocations {
    private static final int BATCH_DIVISOR = 4;

    private static final Duration MAX_DELAY = Duration.ofSeconds(5);

    private final FleetIndex fleet;
    private final Rollout rollout;
    private final ExecutedRestarts executed;
    private final List<Decision> approvals;
    private final Instant due;

    RestartRevocations(IndexView index, Rollout rollout, ExecutedRestarts executed) {
        this.fleet = index.fleet();
        this.rollout = rollout;
        this.executed = executed;
        this.approvals = new ApprovedHosts(index, rollout).approvals();
        this.due = index.now().minus(MAX_DELAY);
    }

    List<PartRevocation> find() {
        Map<Action, RoaringBitmap> hosts = findDue();
        return hosts.isEmpty()
                ? List.of()
                : approvals.stream().flatMap(approval -> find(approval, hosts)).toList();
    }

    /** The hosts for which each restart is to be revoked now. */
    private Map<Action, RoaringBitmap> findDue() {
        Map<Action, RoaringBitmap> found = new LinkedHashMap<>();
        for (ApprovalPattern pattern : rollout.definition().restarts()) {
            for (int action : fleet.actions().findByPackage(pattern.packageName())) {
                if (fleet.outcomes().get(action) != null && pattern.covers(fleet.action(action))) {
                    RoaringBitmap hosts = new RoaringBitmap();
                    executed.parts().forEach(part -> hosts.or(findDue(part, action)));
                    if (!hosts.isEmpty()) {
                        found.put(fleet.action(action), hosts);
                    }
                }
            }
        }
        return found;
    }

    private RoaringBitmap findDue(ExecutedRestarts.Part part, int action) {
        RoaringBitmap all = executed.find(part, action);
        RoaringBitmap approved = new RoaringBitmap();
        approvals.stream()
                .filter(approval -> approval.covers(fleet.action(action)))
                .forEach(approval -> approved.or(approval.concernedHosts(all, fleet.action(action))));
        boolean isDue = part.isLimited()
                || fleet.action(action).kind() == Kind.REBOOT
                || approved.getCardinality() * BATCH_DIVISOR >= all.getCardinality()
                || !RoaringBitmap.andNot(approved, fleet.outcomes().get(action).executedSince(due))
                        .isEmpty();
        return isDue ? approved : new RoaringBitmap();
    }

    /** One revocation for all actions that the same hosts executed. */
    private static Stream<PartRevocation> find(Decision approval, Map<Action, RoaringBitmap> executed) {
        Map<RoaringBitmap, List<Action>> byHosts = new LinkedHashMap<>();
        executed.forEach((action, hosts) -> {
            RoaringBitmap approved = approval.concernedHosts(hosts, action);
            if (approval.covers(action) && !approved.isEmpty()) {
                byHosts.computeIfAbsent(approved, key -> new ArrayList<>(1)).add(action);
            }
        });
        return byHosts.entrySet().stream().map(each -> create(approval, each.getKey(), each.getValue()));
    }

    /** The whole approval is revoked if nothing is left of it. */
    private static PartRevocation create(Decision approval, RoaringBitmap hosts, List<Action> actions) {
        List<ApprovalPattern> patterns =
                actions.stream().map(action -> ActionKey.of(action).toPattern()).toList();
        boolean isAll = patterns.equals(approval.patterns())
                && patterns.size() == 1
                && approval.concernedHosts(approval.hosts().hosts().toBitmap(), actions.get(0))
                        .equals(hosts);
        return isAll
                ? new PartRevocation(approval.id(), List.of(), HostSelection.ALL)
                : new PartRevocation(approval.id(), patterns, HostSelection.only(HostSet.of(hosts)));
    }
}
