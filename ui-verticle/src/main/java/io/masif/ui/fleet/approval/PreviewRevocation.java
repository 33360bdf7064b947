package io.masif.ui.fleet.approval;

import io.masif.decision.Decision;
import io.masif.decision.HostSelection;
import io.masif.decision.Revocation;
import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.fleet.draft.ResolveHosts;
import io.masif.ui.fleet.index.Coverage;
import io.masif.ui.fleet.index.DecisionsInForce;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.language.Text;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.approval.RemainingApprovals;
import io.masif.ui.view.approval.RevocationPreview;
import io.masif.ui.view.host.HostChoice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.roaringbitmap.IntIterator;

/**
 * What a revocation would concern; not found if the index has no such decision, and bad input if the decision is not about that.
 *
 * @param id the number of the decision
 * @param patterns the actions to be revoked; empty for all of the decision
 */
public record PreviewRevocation(DecisionKind kind, long id, List<ApprovalPattern> patterns, HostChoice hosts)
        implements IndexQuery<RevocationPreview> {
    public PreviewRevocation {
        patterns = List.copyOf(patterns);
    }

    @Override
    public RevocationPreview answer(IndexView index) {
        FleetIndex fleet = index.fleet();
        DecisionsInForce decisions =
                switch (kind) {
                    case APPROVAL -> fleet.decisions();
                    case DECLINE -> fleet.declines();
                };
        AuthoredDecision approval = decisions.get(id);
        if (approval == null) {
            throw kind.createNotFound(id);
        }
        HostSelection selection = new ResolveHosts(hosts).answer(index);
        patterns.forEach(pattern -> requireCovered(approval.decision(), pattern));
        if (hosts.scope() == Scope.ONLY) {
            requireCovered(fleet, approval.decision(), selection);
        }
        Revocation revocation = new Revocation(0, patterns, selection);
        Coverage.CoveredActions covered = decisions.coverage().get(approval.decision());
        int[] actions = Stream.of(covered.direct(), covered.partOfUpdate())
                .flatMapToInt(Arrays::stream)
                .filter(action -> revocation.covers(fleet.action(action)))
                .toArray();
        RevokedHosts concerned = new RevokedHosts(fleet);
        Arrays.stream(actions).forEach(action -> concerned.add(approval.decision(), revocation, action));
        return new RevocationPreview(
                approval, selection, concerned.countWaiting(), concerned.countRunning(), findRemaining(index, actions));
    }

    private RemainingApprovals findRemaining(IndexView index, int[] actions) {
        if (kind == DecisionKind.DECLINE) {
            return RemainingApprovals.NONE;
        }
        OtherApprovals others = new OtherApprovals(index, id);
        Arrays.stream(actions).forEach(others::add);
        return others.find();
    }

    private void requireCovered(Decision decision, ApprovalPattern pattern) {
        if (decision.patterns().stream().noneMatch(each -> each.overlaps(pattern))) {
            String action = Quote.of(String.valueOf(pattern.packageName()))
                    + (pattern.kind() == null ? "" : " (" + pattern.kind().word() + ")")
                    + (pattern.to() == null ? "" : " " + Quote.of(pattern.to()));
            throw createRefusal("refusal.not-about.", action);
        }
    }

    private void requireCovered(FleetIndex fleet, Decision decision, HostSelection selection) {
        IntIterator numbers = selection.hosts().toBitmap().getIntIterator();
        while (numbers.hasNext()) {
            int host = numbers.next();
            if (!decision.hosts().contains(host)) {
                throw createRefusal(
                        "refusal.not-for.", Quote.of(fleet.host(host).name()));
            }
        }
    }

    private Failure createRefusal(String fault, String subject) {
        return Failure.badInput(Text.of(fault + kind.noun(), Long.toString(id), subject));
    }
}
