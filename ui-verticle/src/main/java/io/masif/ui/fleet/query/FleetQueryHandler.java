package io.masif.ui.fleet.query;

import io.masif.clock.DatabaseClock;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.HostLists;
import io.masif.ui.fleet.index.HostNames;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.progress.DeclineCounter;
import io.masif.ui.fleet.progress.Previews;
import io.masif.ui.fleet.progress.ProgressCache;
import io.masif.ui.message.FleetQuery;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.ApprovalDetail;
import io.masif.ui.view.approval.ApprovalPage;
import io.masif.ui.view.approval.DecisionProgress;
import io.masif.ui.view.approval.StandingApproval;
import io.masif.ui.view.decline.DeclineDetail;
import io.masif.ui.view.decline.DeclinePage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers queries from the index. */
final class FleetQueryHandler {
    private final DatabaseClock clock;
    private final DecisionExpiry expiry = new DecisionExpiry();
    private FleetIndex fleet;
    private ProgressCache progressCache;
    private final Map<Class<?>, Object> cache = new HashMap<>();

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
        cache.clear();
        expiry.onIndexChanged(fleet, clock.now());
    }

    /** The index as it is now. */
    IndexView createView() {
        Instant now = clock.now();
        if (expiry.apply(fleet, now)) {
            cache.clear();
        }
        return new IndexView(fleet, progressCache, cache, now);
    }

    HostLists createHostLists() {
        return new HostLists(fleet, createPending());
    }

    /** The answer to a query that needs nothing but the index. */
    Object answer(FleetQuery query) {
        Previews previews = new Previews(fleet);
        if (query instanceof FleetQuery.GetApproval one) {
            return getApproval(one.id());
        }
        if (query instanceof FleetQuery.ListApprovals page) {
            return listApprovals(page.page(), page.size());
        }
        if (query instanceof FleetQuery.ResolveHosts choice) {
            return previews.resolve(choice.hosts());
        }
        if (query instanceof FleetQuery.PreviewRevocation preview) {
            return previews.previewRevocation(preview.kind(), preview.id(), preview.patterns(), preview.hosts());
        }
        if (query instanceof FleetQuery.GetDecline one) {
            return getDecline(one.id());
        }
        if (query instanceof FleetQuery.ListDeclines page) {
            return listDeclines(page.page(), page.size());
        }
        throw new IllegalArgumentException("unknown query " + query);
    }

    private PendingActions createPending() {
        return createView().pending();
    }

    private ApprovalDetail getApproval(long id) {
        StandingApproval approval = fleet.decisions().get(id);
        if (approval == null) {
            throw DecisionKind.APPROVAL.createNotFound(id);
        }
        DecisionProgress progress = progressCache.get(approval, createPending(), clock.now());
        return new ApprovalDetail(
                progress, HostNames.findFirst(fleet, approval.decision().hosts().hosts(), Integer.MAX_VALUE));
    }

    private ApprovalPage listApprovals(int page, int size) {
        List<StandingApproval> all = fleet.decisions().all();
        return new ApprovalPage(progressCache.get(subList(all, page, size), createPending(), clock.now()), all.size());
    }

    private DeclineDetail getDecline(long id) {
        StandingApproval decline = fleet.declines().get(id);
        if (decline == null) {
            throw DecisionKind.DECLINE.createNotFound(id);
        }
        return new DeclineDetail(
                new DeclineCounter(fleet, clock.now()).count(decline),
                HostNames.findFirst(fleet, decline.decision().hosts().hosts(), Integer.MAX_VALUE));
    }

    private DeclinePage listDeclines(int page, int size) {
        List<StandingApproval> all = fleet.declines().all();
        DeclineCounter counter = new DeclineCounter(fleet, clock.now());
        return new DeclinePage(
                subList(all, page, size).stream().map(counter::count).toList(), all.size());
    }

    private static <T> List<T> subList(List<T> all, int page, int size) {
        int from = (int) Math.min(all.size(), (page - 1L) * size);
        return all.subList(from, Math.min(all.size(), from + size));
    }
}
