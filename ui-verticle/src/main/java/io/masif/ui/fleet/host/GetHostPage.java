package io.masif.ui.fleet.host;

import io.masif.decision.EffectiveDecision;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.host.BlockedAction;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.member.PresentGroups;
import io.masif.ui.fleet.outcome.Outcomes;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.fleet.rule.query.PendingOutlooks;
import io.masif.ui.language.Text;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.host.detail.HostDetailLists;
import io.masif.ui.view.host.detail.HostPage;
import io.masif.ui.view.host.detail.PlannedAction;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.pending.PendingOutlook;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** One host and a page of its plan, or not found. */
public record GetHostPage(String name, ListRequest<PlannedAction> request) implements IndexQuery<HostPage> {
    @Override
    public HostPage answer(IndexView index) {
        FleetIndex fleet = index.fleet();
        HostRecord host = fleet.host(name);
        if (host == null) {
            throw Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-host", Quote.of(name)));
        }
        int[] planned = fleet.getPlannedActions(host);
        List<PlannedAction> rows = Arrays.stream(planned)
                .mapToObj(id -> createRow(index, host, id))
                .toList();
        Stream<PlannedAction> matching = rows.stream().filter(this::matches).sorted((one, other) -> one.action()
                .compareTo(other.action()));
        return new HostPage(
                new HostRows(index, index.conditions()).create(host),
                ListPage.of(request, matching, planned.length),
                host.plan().id(),
                host.plan().since(),
                fleet.hosts().find(each -> each.plan().id() == host.plan().id()).getCardinality(),
                findPendingRestarts(rows),
                PresentGroups.findNames(fleet.groups(), fleet.groups().members().findGroups(host.id())));
    }

    private static Set<Kind> findPendingRestarts(List<PlannedAction> rows) {
        return rows.stream()
                .filter(row -> row.state() == EffectiveDecision.State.PENDING)
                .map(row -> row.action().kind())
                .filter(Kind::isRestart)
                .collect(Collectors.toSet());
    }

    private boolean matches(PlannedAction row) {
        String state = request.filter(HostDetailLists.DECISION);
        return (state.isEmpty() || row.state().word().equals(state))
                && request.matches(
                        row.action().packageName() + " " + row.action().to());
    }

    private static PlannedAction createRow(IndexView index, HostRecord host, int id) {
        FleetIndex fleet = index.fleet();
        Action action = fleet.action(id);
        EffectiveDecision effective = index.pending().findDecision(host, action);
        Outcomes outcomes = fleet.outcomes().get(id);
        return new PlannedAction(
                action,
                fleet.actions().isSecurity(id),
                effective.state(),
                findStanding(fleet, effective),
                findBlockedReason(host, action),
                effective.state() == EffectiveDecision.State.PENDING && !action.isStepBack()
                        ? new PendingOutlooks(index).find(ActionKey.of(action), RoaringBitmap.bitmapOf(host.id()))
                        : PendingOutlook.NONE,
                outcomes != null && outcomes.failed().contains(host.id()));
    }

    /** The decision with its author and comment; null if nothing is decided. */
    private static AuthoredDecision findStanding(FleetIndex fleet, EffectiveDecision effective) {
        if (effective.decision() == null) {
            return null;
        }
        long id = effective.decision().id();
        return effective.isApproved()
                ? fleet.decisions().get(id)
                : fleet.declines().get(id);
    }

    private static String findBlockedReason(HostRecord host, Action action) {
        return host.facts().blocked().stream()
                .filter(blocked -> blocked.action().equals(action))
                .map(BlockedAction::reason)
                .findFirst()
                .orElse(null);
    }
}
