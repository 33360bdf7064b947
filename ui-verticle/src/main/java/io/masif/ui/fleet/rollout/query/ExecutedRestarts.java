package io.masif.ui.fleet.rollout.query;

import io.masif.decision.Decision;
import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.outcome.Outcomes;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.rollout.store.RolloutChange.PartRevocation;
import io.masif.ui.view.ActionKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds the approvals of restarts and reboots that were executed. Each is the same action again: what is left in force would
 * have the host restart whenever it needs it next, whatever the limit of the ring.
 */
final class ExecutedRestarts {
    private final IndexView index;
    private final FleetIndex fleet;
    private final Rollout rollout;
    private final HostSet rest;

    ExecutedRestarts(IndexView index, Rollout rollout) {
        this.index = index;
        this.fleet = index.fleet();
        this.rollout = rollout;
        this.rest = rollout.status().current().isEmpty()
                ? new RingOpening(fleet, fleet.groups().members(), rollout).findRest()
                : HostSet.NONE;
    }

    /** What revokes them. */
    List<PartRevocation> findRevocations() {
        Map<Action, RoaringBitmap> executed = findExecuted();
        return executed.isEmpty()
                ? List.of()
                : new ApprovedHosts(index, rollout)
                        .approvals().stream()
                                .flatMap(approval -> findRevocations(approval, executed))
                                .toList();
    }

    /** The hosts that executed a restart since their ring opened. */
    private Map<Action, RoaringBitmap> findExecuted() {
        Map<Action, RoaringBitmap> executed = new LinkedHashMap<>();
        for (ApprovalPattern pattern : rollout.definition().restarts()) {
            for (int action : fleet.actions().findByPackage(pattern.packageName())) {
                Outcomes outcomes = fleet.outcomes().get(action);
                if (outcomes != null && pattern.covers(fleet.action(action))) {
                    RoaringBitmap hosts = findExecuted(outcomes);
                    if (!hosts.isEmpty()) {
                        executed.put(fleet.action(action), hosts);
                    }
                }
            }
        }
        return executed;
    }

    private RoaringBitmap findExecuted(Outcomes outcomes) {
        RoaringBitmap hosts = new RoaringBitmap();
        for (int ring = 0; ring < rollout.rings().size(); ring++) {
            if (rollout.status().rings().get(ring).isOpened()) {
                hosts.or(rollout.rings()
                        .get(ring)
                        .hosts()
                        .intersection(outcomes.executedSince(
                                rollout.status().rings().get(ring).opened())));
            }
        }
        if (rollout.status().current().isEmpty()) {
            hosts.or(rest.intersection(outcomes.executedSince(rollout.status().lastEnd())));
        }
        return hosts;
    }

    /** One revocation for all actions that the same hosts executed. */
    private static Stream<PartRevocation> findRevocations(Decision approval, Map<Action, RoaringBitmap> executed) {
        Map<RoaringBitmap, List<Action>> byHosts = new LinkedHashMap<>();
        executed.forEach((action, hosts) -> {
            RoaringBitmap approved = approval.concernedHosts(hosts, action);
            if (approval.covers(action) && !approved.isEmpty()) {
                byHosts.computeIfAbsent(approved, key -> new ArrayList<>(1)).add(action);
            }
        });
        return byHosts.entrySet().stream().map(each -> createRevocation(approval, each.getKey(), each.getValue()));
    }

    /** The whole approval is revoked if nothing is left of it. */
    private static PartRevocation createRevocation(Decision approval, RoaringBitmap hosts, List<Action> actions) {
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
