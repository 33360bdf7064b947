package io.masif.ui.fleet.progress;

import io.masif.decision.Decision;
import io.masif.decision.HostSelection;
import io.masif.decision.Revocation;
import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.fleet.index.Coverage;
import io.masif.ui.fleet.index.DecisionsInForce;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.HostNames;
import io.masif.ui.fleet.outcome.Outcomes;
import io.masif.ui.language.Text;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.RevocationPreview;
import io.masif.ui.view.approval.StandingApproval;
import io.masif.ui.view.host.HostChoice;
import java.util.List;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Computes what a revocation would concern. */
public final class Previews {
    private final FleetIndex fleet;

    public Previews(FleetIndex fleet) {
        this.fleet = fleet;
    }

    public HostSelection resolve(HostChoice choice) {
        return choice.scope() == Scope.ALL
                ? HostSelection.ALL
                : new HostSelection(choice.scope(), HostNames.resolve(fleet, choice.names()));
    }

    public RevocationPreview previewRevocation(
            DecisionKind kind, long id, List<ApprovalPattern> patterns, HostChoice choice) {
        DecisionsInForce decisions =
                switch (kind) {
                    case APPROVAL -> fleet.decisions();
                    case DECLINE -> fleet.declines();
                };
        StandingApproval approval = decisions.get(id);
        if (approval == null) {
            throw kind.createNotFound(id);
        }
        HostSelection selection = resolve(choice);
        patterns.forEach(pattern -> requireCovered(kind, approval.decision(), pattern));
        if (choice.scope() == Scope.ONLY) {
            requireCovered(kind, approval.decision(), selection);
        }
        Revocation revocation = new Revocation(0, patterns, selection);
        RoaringBitmap waiting = new RoaringBitmap();
        RoaringBitmap running = new RoaringBitmap();
        Coverage.CoveredActions covered = decisions.coverage().get(approval.decision());
        for (int[] actions : List.of(covered.direct(), covered.partOfUpdate())) {
            for (int action : actions) {
                addHosts(approval.decision(), revocation, action, waiting, running);
            }
        }
        return new RevocationPreview(approval, selection, waiting.getCardinality(), running.getCardinality());
    }

    private void addHosts(
            Decision decision, Revocation revocation, int action, RoaringBitmap waiting, RoaringBitmap running) {
        if (!revocation.covers(fleet.action(action))) {
            return;
        }
        RoaringBitmap hosts =
                revocation.hosts().select(decision.concernedHosts(fleet.hostsPlanning(action), fleet.action(action)));
        Outcomes outcomes = fleet.outcomes().get(action);
        if (outcomes != null) {
            running.or(RoaringBitmap.and(hosts, outcomes.running()));
            hosts.andNot(outcomes.running());
        }
        waiting.or(hosts);
    }

    private static void requireCovered(DecisionKind kind, Decision decision, ApprovalPattern pattern) {
        if (decision.patterns().stream().noneMatch(each -> each.overlaps(pattern))) {
            String action = Quote.of(String.valueOf(pattern.packageName()))
                    + (pattern.kind() == null ? "" : " (" + pattern.kind().word() + ")")
                    + (pattern.to() == null ? "" : " " + Quote.of(pattern.to()));
            throw createRefusal("refusal.not-about.", kind, decision, action);
        }
    }

    private void requireCovered(DecisionKind kind, Decision decision, HostSelection selection) {
        IntIterator hosts = selection.hosts().toBitmap().getIntIterator();
        while (hosts.hasNext()) {
            int host = hosts.next();
            if (!decision.hosts().contains(host)) {
                throw createRefusal(
                        "refusal.not-for.",
                        kind,
                        decision,
                        Quote.of(fleet.host(host).name()));
            }
        }
    }

    private static Failure createRefusal(String fault, DecisionKind kind, Decision decision, String subject) {
        return Failure.badInput(Text.of(fault + kind.noun(), Long.toString(decision.id()), subject));
    }
}
