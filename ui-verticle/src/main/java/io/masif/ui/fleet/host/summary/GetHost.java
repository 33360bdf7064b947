package io.masif.ui.fleet.host.summary;

import io.masif.decision.Decision;
import io.masif.decision.EffectiveDecision;
import io.masif.domain.Action;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.member.PresentGroups;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.language.Text;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.approval.ActionDecision;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.host.HostDetail;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A host and its plan, or not found. When it was last seen may be out of date, and its clock is not compared. */
record GetHost(String name) implements IndexQuery<HostDetail> {
    @Override
    public HostDetail answer(IndexView index) {
        FleetIndex fleet = index.fleet();
        HostRecord host = fleet.host(name);
        if (host == null) {
            throw Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-host", Quote.of(name)));
        }
        PendingActions pending = index.pending();
        List<HostDetail.PlannedAction> plan = Arrays.stream(fleet.getPlannedActions(host))
                .mapToObj(fleet::action)
                .sorted(Comparator.naturalOrder())
                .limit(HostDetail.MAX_PLAN_SIZE)
                .map(action -> describe(fleet, action, pending.findDecision(host, action)))
                .toList();
        return new HostDetail(new HostSummaries(index).summarize(host), plan, findGroups(fleet, host), null);
    }

    private static List<String> findGroups(FleetIndex fleet, HostRecord host) {
        return PresentGroups.findNames(fleet.groups(), fleet.groups().members().findGroups(host.id()));
    }

    private static HostDetail.PlannedAction describe(FleetIndex fleet, Action action, EffectiveDecision effective) {
        return new HostDetail.PlannedAction(action, createDecision(fleet, effective));
    }

    private static ActionDecision createDecision(FleetIndex fleet, EffectiveDecision effective) {
        Decision decision = effective.decision();
        if (decision == null) {
            return ActionDecision.PENDING;
        }
        AuthoredDecision record = (effective.isApproved() ? fleet.decisions() : fleet.declines()).get(decision.id());
        return new ActionDecision(effective.state(), record.id(), record.author(), decision.expires());
    }
}
