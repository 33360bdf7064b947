package io.masif.ui.page.approval;

import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.approval.ApprovalId;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The pages of decisions: what was decided, and how far its execution is. */
public final class ApprovalPages {
    private final FleetClient fleet;

    public ApprovalPages(FleetClient fleet) {
        this.fleet = fleet;
    }

    /** Mounts the routes of the pages and their parts. */
    public void mount(Router router) {
        router.get("/approvals")
                .handler(QueryParameters.allowOnly())
                .handler(context -> showAll(context, "approvals/page"));
        router.get("/parts/approved")
                .handler(QueryParameters.allowOnly())
                .handler(context -> showAll(context, "approvals/table"));
        router.get("/approvals/:id")
                .handler(QueryParameters.allowOnly())
                .handler(context -> showOne(context, "approvals/detailpage"));
        router.get("/parts/approvals/:id")
                .handler(QueryParameters.allowOnly())
                .handler(context -> showOne(context, "approvals/detail"));
    }

    private void showAll(RoutingContext context, String template) {
        fleet.getOverview()
                .onSuccess(found -> PageRenderer.render(context, template, Map.of("overview", found)))
                .onFailure(context::fail);
    }

    private void showOne(RoutingContext context, String template) {
        fleet.getApproval(ApprovalId.parse(context.pathParam("id")))
                .onSuccess(found -> PageRenderer.render(context, template, Map.of("detail", found)))
                .onFailure(context::fail);
    }
}
