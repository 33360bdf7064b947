package io.masif.ui.fleet.index;

import io.masif.decision.Decision;
import io.masif.decision.EffectiveDecision;
import io.masif.domain.Action;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.approval.ActionDecision;
import io.masif.ui.view.approval.StandingApproval;
import io.masif.ui.view.host.HostDetail;
import io.masif.ui.view.host.HostListPage;
import io.masif.ui.view.host.HostQuery;
import io.masif.ui.view.host.HostSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Lists hosts for pages and API. */
public final class HostLists {
    private final FleetIndex fleet;
    private final PendingActions pending;

    public HostLists(FleetIndex fleet, PendingActions pending) {
        this.fleet = fleet;
        this.pending = pending;
    }

    /** The result of a query: the numbers of the hosts on its page, and how many hosts match. */
    public record HostMatches(HostQuery query, List<Integer> ids, int foundCount) {}

    public HostMatches find(HostQuery query) {
        List<Integer> all = fleet.hosts().all().stream()
                .filter(host -> query.matches(host.name(), host.facts()))
                .map(HostRecord::id)
                .toList();
        int first = (int) Math.min(all.size(), (query.page() - 1L) * query.size());
        return new HostMatches(query, all.subList(first, Math.min(all.size(), first + query.size())), all.size());
    }

    public HostListPage createPage(HostMatches found) {
        List<HostSummary> rows = found.ids().stream()
                .map(fleet::host)
                .filter(Objects::nonNull)
                .map(this::createRow)
                .toList();
        return new HostListPage(
                found.query(), rows, found.foundCount(), fleet.hosts().size());
    }

    public HostDetail getDetail(String name) {
        HostRecord host = fleet.host(name);
        if (host == null) {
            throw Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-host", Quote.of(name)));
        }
        List<HostDetail.PlannedAction> plan = new ArrayList<>();
        for (int id : fleet.getPlannedActions(host)) {
            Action action = fleet.action(id);
            plan.add(new HostDetail.PlannedAction(action, createDecision(pending.findDecision(host, action))));
        }
        plan.sort((one, other) -> one.action().compareTo(other.action()));
        return new HostDetail(createRow(host), plan.subList(0, Math.min(HostDetail.MAX_PLAN_SIZE, plan.size())), null);
    }

    private ActionDecision createDecision(EffectiveDecision effective) {
        Decision decision = effective.decision();
        if (decision == null) {
            return ActionDecision.PENDING;
        }
        StandingApproval record = (effective.isApproved() ? fleet.decisions() : fleet.declines()).get(decision.id());
        return new ActionDecision(effective.state(), record.id(), record.author(), decision.expires());
    }

    private HostSummary createRow(HostRecord host) {
        int[] plan = fleet.getPlannedActions(host);
        int pendingCount = 0;
        for (int id : plan) {
            if (pending.isPending(host, id)) {
                pendingCount++;
            }
        }
        return new HostSummary(
                host.name(),
                host.plan().protocol(),
                host.facts(),
                host.firstSeen(),
                host.lastSeen(),
                new HostSummary.ActionCounts(plan.length, pendingCount),
                host.identity());
    }
}
