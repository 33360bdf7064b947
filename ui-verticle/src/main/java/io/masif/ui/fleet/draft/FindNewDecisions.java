package io.masif.ui.fleet.draft;

import io.masif.decision.HostSelection;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.fleet.index.DecisionsInForce;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.decision.DecisionNumbers;
import io.masif.ui.view.decision.DecisionTarget;
import io.masif.ui.view.decision.MadeDecision;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * The decisions about some of the same actions on some of the same hosts that were made since an operator was asked, the newest
 * first.
 *
 * @param seen the numbers of the last decisions when the operator was asked
 */
public record FindNewDecisions(DecisionTarget target, DecisionNumbers seen) implements IndexQuery<List<MadeDecision>> {
    @Override
    public List<MadeDecision> answer(IndexView index) {
        TargetEntries chosen = new TargetEntries(index, target);
        List<ApprovalPattern> patterns =
                chosen.keys().stream().map(ActionKey::toPattern).toList();
        HostSelection selection = chosen.selectHosts();
        RoaringBitmap hosts = selection.select(index.conditions().all());
        return Stream.concat(
                        find(DecisionKind.APPROVAL, index.fleet().decisions(), seen.approval()),
                        find(DecisionKind.DECLINE, index.fleet().declines(), seen.decline()))
                .filter(made -> made.decision().isInForce(index.now()))
                .filter(made -> made.decision().decision().hosts().intersects(hosts))
                .filter(made -> overlaps(made.decision(), patterns))
                .sorted(Comparator.comparing(
                                (MadeDecision made) -> made.decision().created())
                        .reversed())
                .toList();
    }

    private static Stream<MadeDecision> find(DecisionKind kind, DecisionsInForce decisions, long after) {
        return decisions.all().stream().filter(each -> each.id() > after).map(each -> new MadeDecision(kind, each));
    }

    private static boolean overlaps(AuthoredDecision made, List<ApprovalPattern> patterns) {
        return made.decision().patterns().stream()
                .anyMatch(one -> patterns.stream().anyMatch(one::overlaps));
    }
}
