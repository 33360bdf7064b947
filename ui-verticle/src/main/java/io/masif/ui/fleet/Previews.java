package io.masif.ui.fleet;

import io.masif.decision.Decision;
import io.masif.decision.HostSelection;
import io.masif.decision.Revocation;
import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Quote;
import io.masif.failure.Failure;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.DecisionPreview;
import io.masif.ui.view.HostChoice;
import io.masif.ui.view.RevocationPreview;
import io.masif.ui.view.StandingApproval;
import java.util.List;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/** What a decision or a revocation would concern, before it is made. */
final class Previews {
    private final Fleet fleet;
    private final Pending pending;

    Previews(Fleet fleet, Pending pending) {
        this.fleet = fleet;
        this.pending = pending;
    }

    HostSelection select(HostChoice choice) {
        return choice.scope() == Scope.ALL
                ? HostSelection.ALL
                : new HostSelection(choice.scope(), HostNames.resolve(fleet, choice.names()));
    }

    DecisionPreview of(List<ActionKey> actions, HostChoice choice) {
        HostSelection selection = select(choice);
        RoaringBitmap all = new RoaringBitmap();
        int none = 0;
        for (ActionKey action : actions) {
            RoaringBitmap hosts = selection.of(pending.hosts(action));
            none += hosts.isEmpty() ? 1 : 0;
            all.or(hosts);
        }
        int removals = (int) actions.stream().filter(ActionKey::isRemoval).count();
        List<ActionKey> stepsBack = actions.stream()
                .filter(action -> !selection
                        .of(pending.hosts(action, fleet.actions()::isStepBack))
                        .isEmpty())
                .toList();
        return new DecisionPreview(actions.size(), none, removals, stepsBack, all.getCardinality());
    }

    RevocationPreview of(long id, List<ApprovalPattern> patterns, HostChoice choice) {
        StandingApproval approval = fleet.decisions().get(id);
        if (approval == null) {
            throw Failure.of(Failure.Code.NOT_FOUND, "There is no approval " + id + ".");
        }
        HostSelection selection = select(choice);
        patterns.forEach(pattern -> requireCovered(approval.decision(), pattern));
        if (choice.scope() == Scope.ONLY) {
            requireCovered(approval.decision(), selection);
        }
        Revocation revocation = new Revocation(0, patterns, selection);
        RoaringBitmap waiting = new RoaringBitmap();
        RoaringBitmap running = new RoaringBitmap();
        Coverage.Covered covered = fleet.coverage().of(approval.decision());
        for (int[] actions : List.of(covered.direct(), covered.partOfUpdate())) {
            for (int action : actions) {
                count(approval.decision(), revocation, action, waiting, running);
            }
        }
        return new RevocationPreview(approval, selection, waiting.getCardinality(), running.getCardinality());
    }

    private void count(
            Decision decision, Revocation revocation, int action, RoaringBitmap waiting, RoaringBitmap running) {
        if (!revocation.covers(fleet.action(action))) {
            return;
        }
        RoaringBitmap hosts = revocation.hosts().of(decision.approved(fleet.wanting(action), fleet.action(action)));
        Outcomes outcomes = fleet.outcomes(action);
        if (outcomes != null) {
            running.or(RoaringBitmap.and(hosts, outcomes.running()));
            hosts.andNot(outcomes.running());
        }
        waiting.or(hosts);
    }

    private static void requireCovered(Decision decision, ApprovalPattern pattern) {
        if (decision.patterns().stream().noneMatch(each -> each.overlaps(pattern))) {
            throw Failure.badInput("actions: approval " + decision.id() + " does not cover "
                    + Quote.of(String.valueOf(pattern.packageName()))
                    + (pattern.kind() == null ? "" : " (" + pattern.kind().word() + ")")
                    + (pattern.to() == null ? "" : " " + Quote.of(pattern.to())) + ".");
        }
    }

    private void requireCovered(Decision decision, HostSelection selection) {
        IntIterator hosts = selection.hosts().bitmap().getIntIterator();
        while (hosts.hasNext()) {
            int host = hosts.next();
            if (!decision.hosts().contains(host)) {
                throw Failure.badInput("hosts: approval " + decision.id() + " is not for the host "
                        + Quote.of(fleet.host(host).name()) + ".");
            }
        }
    }
}
