package io.masif.ui.fleet.approval;

import io.masif.decision.Decision;
import io.masif.domain.Action;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.approval.RemainingApprovals;
import io.masif.ui.view.host.HostCondition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/** Finds the approvals in force, but for one, by which hosts may execute actions. */
final class OtherApprovals {
    private final IndexView index;
    private final long excepted;
    private final Map<Long, RoaringBitmap> byApproval = new HashMap<>();
    private final SortedSet<ActionKey> actions = new TreeSet<>();

    /** @param excepted the number of the approval that does not count */
    OtherApprovals(IndexView index, long excepted) {
        this.index = index;
        this.excepted = excepted;
    }

    /** Adds those of an action, for the hosts that plan it and for which it is not declined. */
    void add(int id) {
        Action action = index.fleet().action(id);
        RoaringBitmap open = RoaringBitmap.andNot(
                index.fleet().hostsPlanning(id), index.pending().findDeclined(id));
        // only these report the two halves of an update, both of which its approval covers
        RoaringBitmap ofVersionOne =
                RoaringBitmap.and(open, index.fleet().conditions().findReported(HostCondition.VERSION_ONE));
        for (Decision decision : index.fleet().decisions().index().findCovering(action, true, open)) {
            if (decision.id() == excepted || !decision.isInForce(index.now())) {
                continue;
            }
            RoaringBitmap hosts = decision.concernedHosts(decision.covers(action) ? open : ofVersionOne, action);
            if (!hosts.isEmpty()) {
                byApproval
                        .computeIfAbsent(decision.id(), key -> new RoaringBitmap())
                        .or(hosts);
                actions.add(ActionKey.of(action));
            }
        }
    }

    RemainingApprovals find() {
        RoaringBitmap all = new RoaringBitmap();
        List<RemainingApprovals.Approval> approvals = new ArrayList<>();
        byApproval.forEach((id, hosts) -> {
            all.or(hosts);
            approvals.add(new RemainingApprovals.Approval(id, hosts.getCardinality()));
        });
        approvals.sort(Comparator.comparing(RemainingApprovals.Approval::hosts)
                .reversed()
                .thenComparing(RemainingApprovals.Approval::id));
        return new RemainingApprovals(
                all.getCardinality(),
                approvals.subList(0, Math.min(RemainingApprovals.MAX_SHOWN, approvals.size())),
                approvals.size(),
                List.copyOf(actions));
    }
}
