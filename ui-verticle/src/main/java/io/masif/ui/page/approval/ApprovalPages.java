package io.masif.ui.page.approval;

import io.masif.decision.Scope;
import io.masif.ui.approval.ApprovalReader;
import io.masif.ui.csv.CsvResponse;
import io.masif.ui.fleet.approval.FindApprovalRemainder;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.page.decision.DecisionQuestion;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.list.ApprovalFilter;
import io.masif.ui.view.approval.list.ApprovalLists;
import io.masif.ui.view.approval.list.ApprovalRow;
import io.masif.ui.view.approval.list.ApprovalView;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.Map;

/** The pages of decisions: what was decided, and how far its execution is. */
public final class ApprovalPages {
    private final FleetClient fleet;
    private final ApprovalReader approvals;

    public ApprovalPages(FleetClient fleet, Vertx vertx, Pool pool) {
        this.fleet = fleet;
        this.approvals = new ApprovalReader(fleet, vertx, pool);
    }

    /** Mounts the routes of the pages and their parts. */
    public void mount(Router router) {
        Handler<RoutingContext> listParameters = QueryParameters.allowOnly(ApprovalLists.LIST.parameterNames());
        Handler<RoutingContext> pageParameters = DecisionPartRequest.allowOnly();
        Handler<RoutingContext> none = QueryParameters.allowOnly();
        router.get("/approvals").handler(listParameters).handler(context -> showList(context, "approvals/page"));
        router.get("/parts/approved").handler(listParameters).handler(context -> showList(context, "approvals/table"));
        router.get("/approvals.csv").handler(listParameters).handler(this::sendCsv);
        router.get("/approvals/:id")
                .handler(pageParameters)
                .handler(context -> showOne(context, "approvals/detailpage"));
        router.get("/parts/approvals/:id")
                .handler(pageParameters)
                .handler(context -> showOne(context, "approvals/detail"));
        router.get("/parts/progress/:id").handler(none).handler(this::showProgress);
        new DecisionExport(DecisionKind.APPROVAL, id -> approvals.getWhole(id).map(ApprovalView::parts)).mount(router);
        router.post("/approvals/:id/approve-rest").handler(none).handler(this::approveRest);
    }

    private void showList(RoutingContext context, String template) {
        ListRequest<ApprovalRow> request = readRequest(context);
        approvals
                .findPage(readFilter(context, request), request)
                .onSuccess(found -> {
                    // the browser's address contains the filter
                    context.response().putHeader("HX-Replace-Url", request.link());
                    PageRenderer.render(context, template, Map.of("found", found));
                })
                .onFailure(context::fail);
    }

    private static ListRequest<ApprovalRow> readRequest(RoutingContext context) {
        return ApprovalLists.withoutUsualOrder(ListRequests.read(ApprovalLists.LIST, context.queryParams()));
    }

    private static ApprovalFilter readFilter(RoutingContext context, ListRequest<?> request) {
        return ApprovalFilter.of(request, PageContext.of(context)::startOf);
    }

    private void sendCsv(RoutingContext context) {
        ListRequest<ApprovalRow> request = readRequest(context);
        ApprovalFilter filter = readFilter(context, request);
        CsvResponse.send(context, ApprovalLists.AUDIT, approvals.findRecords(filter, request));
    }

    private void showOne(RoutingContext context, String template) {
        approvals
                .getView(DecisionKind.APPROVAL.parseId(context.pathParam("id")), DecisionPartRequest.read(context))
                .onSuccess(found -> PageRenderer.render(context, template, Map.of("view", found)))
                .onFailure(context::fail);
    }

    private void showProgress(RoutingContext context) {
        approvals
                .get(DecisionKind.APPROVAL.parseId(context.pathParam("id")))
                .map(ApprovalView::withoutHosts)
                .onSuccess(found -> PageRenderer.render(context, "approvals/progress", Map.of("view", found)))
                .onFailure(context::fail);
    }

    /** Asks about the same actions for all hosts that the approval is not for. */
    private void approveRest(RoutingContext context) {
        fleet.query(new FindApprovalRemainder(DecisionKind.APPROVAL.parseId(context.pathParam("id"))))
                .onSuccess(rest -> DecisionQuestion.ask(context, Scope.EXCEPT, rest.hosts(), rest.actions()))
                .onFailure(context::fail);
    }
}
