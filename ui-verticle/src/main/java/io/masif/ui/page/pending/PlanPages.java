package io.masif.ui.page.pending;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.fleet.plan.FindPlanClasses;
import io.masif.ui.fleet.plan.FindPlans;
import io.masif.ui.fleet.plan.GetPlanActions;
import io.masif.ui.fleet.plan.GetPlanClass;
import io.masif.ui.fleet.plan.GetPlanClasses;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.masif.ui.view.plan.PlanClass;
import io.masif.ui.view.plan.PlanLists;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;

/** The pages of classes of hosts that plan exactly the same. */
public final class PlanPages {
    /** The plan with which a class is compared. */
    private static final String WITH = "with";

    private final FleetClient fleet;

    public PlanPages(FleetClient fleet) {
        this.fleet = fleet;
    }

    /** Mounts the routes of the pages and their parts. */
    public void mount(Router router) {
        list(router, "/plans").handler(context -> showAll(context, "plans/page"));
        list(router, "/parts/plans").handler(context -> showAll(context, "plans/table"));
        list(router, "/plans.csv")
                .handler(context -> CsvResponse.send(
                        context,
                        PlanLists.CLASSES,
                        fleet.query(new FindPlans(readRequest(context)))
                                .map(plans -> new FixedRows<>(
                                        plans,
                                        FixedRows.PIECE_SIZE,
                                        piece -> fleet.query(new GetPlanClasses(piece))))));
        router.get("/plans/:id/actions.csv")
                .handler(QueryParameters.allowOnly())
                .handler(context -> CsvResponse.send(
                        context,
                        PlanLists.ACTIONS,
                        fleet.query(new GetPlanActions(readNumber(context.pathParam("id"))))
                                .map(FixedRows::of)));
        router.get("/plans/:id")
                .handler(QueryParameters.allowOnly(WITH))
                .handler(context -> showOne(context, "plans/detailpage"));
        router.get("/parts/plans/:id")
                .handler(QueryParameters.allowOnly(WITH))
                .handler(context -> showOne(context, "plans/detail"));
    }

    private static Route list(Router router, String path) {
        return router.get(path).handler(QueryParameters.allowOnly(PlanLists.CLASSES.parameterNames()));
    }

    private static ListRequest<PlanClass> readRequest(RoutingContext context) {
        return ListRequests.read(PlanLists.CLASSES, context.queryParams());
    }

    private void showAll(RoutingContext context, String template) {
        fleet.query(new FindPlanClasses(readRequest(context)))
                .onSuccess(found -> {
                    // the browser's address contains the filter
                    context.response()
                            .putHeader("HX-Replace-Url", found.request().link());
                    PageRenderer.render(context, template, Map.of("list", found));
                })
                .onFailure(context::fail);
    }

    private void showOne(RoutingContext context, String template) {
        String other = Objects.requireNonNullElse(context.queryParams().get(WITH), "");
        fleet.query(new GetPlanClass(readNumber(context.pathParam("id")), other.isEmpty() ? null : readNumber(other)))
                .onSuccess(found -> PageRenderer.render(context, template, Map.of("detail", found, WITH, other)))
                .onFailure(context::fail);
    }

    private static int readNumber(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal-rollout.no-plan", Quote.of(text)));
        }
        return Integer.parseInt(text);
    }
}
