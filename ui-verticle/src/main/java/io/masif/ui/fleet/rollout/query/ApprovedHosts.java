package io.masif.ui.fleet.rollout.query;

import io.masif.decision.Decision;
import io.masif.ui.fleet.index.Coverage;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.approval.AuthoredDecision;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/** The hosts for which approvals of a rollout are in force: not those for which somebody has revoked them. */
final class ApprovedHosts {
    private final FleetIndex fleet;
    private final List<Decision> approvals;

    ApprovedHosts(IndexView index, Rollout rollout) {
        this.fleet = index.fleet();
        this.approvals = fleet.decisions().all().stream()
                .filter(each -> each.isOfRollout(rollout.id()) && each.isInForce(index.now()))
                .map(AuthoredDecision::decision)
                .toList();
    }

    /** Those of the hosts that plan something for which an approval is in force; all of them plan what the rollout is about. */
    RoaringBitmap select(RoaringBitmap hosts) {
        RoaringBitmap selected = new RoaringBitmap();
        for (Decision approval : approvals) {
            selected.or(
                    approval.revocations().isEmpty()
                            ? approval.hosts().select(hosts)
                            : selectRemaining(approval, hosts));
        }
        return selected;
    }

    private RoaringBitmap selectRemaining(Decision approval, RoaringBitmap hosts) {
        Coverage.CoveredActions covered = fleet.decisions().coverage().get(approval);
        RoaringBitmap remaining = new RoaringBitmap();
        IntStream.concat(Arrays.stream(covered.direct()), Arrays.stream(covered.partOfUpdate()))
                .forEach(action -> remaining.or(approval.concernedHosts(
                        RoaringBitmap.and(fleet.hostsPlanning(action), hosts), fleet.action(action))));
        return remaining;
    }
}
