package io.masif.ui.fleet.query;

import io.masif.clock.DatabaseClock;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.HostLists;
import io.masif.ui.fleet.index.HostNames;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.progress.Previews;
import io.masif.ui.fleet.progress.ProgressCache;
import io.masif.ui.message.FleetQuery;
import io.masif.ui.view.approval.ApprovalDetail;
import io.masif.ui.view.approval.ApprovalId;
import io.masif.ui.view.approval.ApprovalPage;
import io.masif.ui.view.approval.DecisionProgress;
import io.masif.ui.view.approval.StandingApproval;
import io.masif.ui.view.overview.Overview;
import java.time.Instant;
import java.util.List;

/** Answers queries from the index. The overview is kept until the index changes or a decision expires. */
final class FleetQueryHandler {
    private final DatabaseClock clock;
    private final DecisionExpiry expiry = new DecisionExpiry();
    private FleetIndex fleet;
    private ProgressCache progressCache;
    private Overview overview;

    FleetQueryHandler(DatabaseClock clock, FleetIndex fleet) {
        this.clock = clock;
        this.fleet = fleet;
        this.progressCache = new ProgressCache(fleet);
    }

    /** The index was changed, or replaced by that one. */
    void onIndexChanged(FleetIndex current) {
        if (fleet != current) {
            fleet = current;
            progressCache = new ProgressCache(current);
        }
        overview = null;
        expiry.onIndexChanged(fleet, clock.now());
    }

    /** The index as it is now. */
    IndexView createView() {
        Instant now = clock.now();
        if (expiry.apply(fleet, now)) {
            overview = null;
        }
        return new IndexView(fleet, progressCache, now);
    }

    HostLists createHostLists() {
        return new HostLists(fleet, createPending());
    }

    /** The answer to a query that needs nothing but the index. */
    Object answer(FleetQuery query) {
        Previews previews = new Previews(fleet, createPending());
        if (query instanceof FleetQuery.FindPendingHosts pending) {
            return createHostLists().findPending(pending.actions());
        }
        if (query instanceof FleetQuery.GetApproval one) {
            return getApproval(one.id());
        }
        if (query instanceof FleetQuery.ListApprovals page) {
            return listApprovals(page.page(), page.size());
        }
        if (query instanceof FleetQuery.ResolveHosts choice) {
            return previews.resolve(choice.hosts());
        }
        if (query instanceof FleetQuery.PreviewDecision preview) {
            return previews.preview(preview.actions(), preview.hosts());
        }
        if (query instanceof FleetQuery.PreviewRevocation preview) {
            return previews.preview(preview.id(), preview.patterns(), preview.hosts());
        }
        return getOverview();
    }

    private PendingActions createPending() {
        return createView().pending();
    }

    private ApprovalDetail getApproval(long id) {
        StandingApproval approval = fleet.decisions().get(id);
        if (approval == null) {
            throw ApprovalId.createNotFound(id);
        }
        DecisionProgress progress = progressCache.get(approval, createPending(), clock.now());
        return new ApprovalDetail(
                progress, HostNames.findFirst(fleet, approval.decision().hosts().hosts(), Integer.MAX_VALUE));
    }

    private ApprovalPage listApprovals(int page, int size) {
        List<StandingApproval> all = fleet.decisions().all();
        int from = (int) Math.min(all.size(), (page - 1L) * size);
        int to = Math.min(all.size(), from + size);
        return new ApprovalPage(progressCache.get(all.subList(from, to), createPending(), clock.now()), all.size());
    }

    private Overview getOverview() {
        PendingActions pending = createPending();
        if (overview == null) {
            Instant now = clock.now();
            List<StandingApproval> current = fleet.decisions().all().stream()
                    .filter(each -> each.isInForce(now))
                    .toList();
            overview = new Overview(
                    fleet.size(),
                    fleet.outcomes().countRunningHosts(),
                    pending.groupByPackage(),
                    progressCache.get(
                            current.subList(0, Math.min(Overview.MAX_APPROVALS, current.size())), pending, now),
                    current.size());
        }
        return overview;
    }
}
