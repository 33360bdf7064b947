package io.masif.ui.page.decline;

import io.masif.ui.approval.DeclineReader;
import io.masif.ui.csv.CsvResponse;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.page.approval.DecisionExport;
import io.masif.ui.page.approval.DecisionPartRequest;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.decline.DeclineLists;
import io.masif.ui.view.decline.DeclineProgress;
import io.masif.ui.view.decline.DeclineView;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The pages of declines and deferrals: of all of them, and of each. */
public final class DeclinePages {
    private final DeclineReader declines;

    public DeclinePages(DeclineReader declines) {
        this.declines = declines;
    }

    /** Mounts the routes of the pages and their parts. */
    public void mount(Router router) {
        list(router, "/declines").handler(context -> showList(context, "declines/page"));
        list(router, "/parts/declines").handler(context -> showList(context, "declines/table"));
        list(router, "/declines.csv")
                .handler(context ->
                        CsvResponse.send(context, DeclineLists.DECLINES, declines.findAll(readRequest(context))));
        one(router, "/declines/:id").handler(context -> showOne(context, "declines/detailpage"));
        one(router, "/parts/declines/:id").handler(context -> showOne(context, "declines/detail"));
        router.get("/parts/decline-state/:id")
                .handler(QueryParameters.allowOnly())
                .handler(this::showState);
        new DecisionExport(DecisionKind.DECLINE, id -> declines.getWhole(id).map(DeclineView::parts)).mount(router);
    }

    private static Route list(Router router, String path) {
        return router.get(path).handler(QueryParameters.allowOnly(DeclineLists.DECLINES.parameterNames()));
    }

    private static Route one(Router router, String path) {
        return router.get(path).handler(DecisionPartRequest.allowOnly());
    }

    private static ListRequest<DeclineProgress> readRequest(RoutingContext context) {
        return ListRequests.read(DeclineLists.DECLINES, context.queryParams());
    }

    private void showList(RoutingContext context, String template) {
        declines.findPage(readRequest(context))
                .onSuccess(found -> {
                    // the browser's address contains the filter
                    context.response()
                            .putHeader("HX-Replace-Url", found.request().link());
                    PageRenderer.render(context, template, Map.of("list", found));
                })
                .onFailure(context::fail);
    }

    private void showOne(RoutingContext context, String template) {
        declines.getView(DecisionKind.DECLINE.parseId(context.pathParam("id")), DecisionPartRequest.read(context))
                .onSuccess(found -> PageRenderer.render(context, template, Map.of("view", found)))
                .onFailure(context::fail);
    }

    private void showState(RoutingContext context) {
        declines.getProgress(DecisionKind.DECLINE.parseId(context.pathParam("id")))
                .onSuccess(found -> PageRenderer.render(context, "declines/state", Map.of("decline", found)))
                .onFailure(context::fail);
    }
}
