package io.masif.ui.fleet.rollout.query;

import io.masif.decision.Decision;
import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.ui.fleet.index.Coverage;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.rollout.store.RolloutChange.PartRevocation;
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

    /** The approvals that are in force, at least in part. */
    List<Decision> approvals() {
        return approvals;
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

    /** What revokes all approvals of these hosts that have not been revoked for them as a whole. */
    List<PartRevocation> createRevocations(RoaringBitmap hosts) {
        return approvals.stream()
                .map(approval -> new PartRevocation(
                        approval.id(), List.of(), HostSelection.only(HostSet.of(selectUnrevoked(approval, hosts)))))
                .filter(part -> part.hosts().namedCount() > 0)
                .toList();
    }

    private static RoaringBitmap selectUnrevoked(Decision approval, RoaringBitmap hosts) {
        RoaringBitmap selected = approval.hosts().select(hosts);
        approval.revocations().stream()
                .filter(revocation -> revocation.patterns().isEmpty())
                .forEach(revocation -> revocation.hosts().removeFrom(selected));
        return selected;
    }
}
