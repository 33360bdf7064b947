package io.masif.ui.fleet.progress;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.host.HostProgress;
import java.time.Instant;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** The hosts that a decision concerns, by how far it is on them. Those that are blocked wait as well. */
public final class ProgressHosts {
    private final Map<HostProgress, RoaringBitmap> hosts;

    ProgressHosts(Map<HostProgress, RoaringBitmap> hosts) {
        this.hosts = hosts;
    }

    /** @throws io.masif.failure.Failure as not found if there is no decision of that number */
    public static ProgressHosts of(FleetIndex fleet, PendingActions pending, long approval, Instant now) {
        AuthoredDecision standing = fleet.decisions().get(approval);
        if (standing == null) {
            throw DecisionKind.APPROVAL.createNotFound(approval);
        }
        return ApprovalProgress.count(fleet, pending, standing, now).createHosts();
    }

    /** The hosts on which it is that far; on all of them for null. */
    public RoaringBitmap find(HostProgress progress) {
        if (progress != null) {
            return hosts.get(progress);
        }
        RoaringBitmap all = new RoaringBitmap();
        hosts.values().forEach(all::or);
        return all;
    }
}
