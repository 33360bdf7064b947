package io.masif.ui.page.rule;

import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rule.query.FindRules;
import io.masif.ui.fleet.rule.query.GetRule;
import io.masif.ui.http.PathNumber;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.rule.RuleWriter;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.masif.ui.view.rule.RuleLists;
import io.masif.ui.view.rule.RuleRow;
import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The list of rules, and the page of each. */
public final class RulePages {
    private final FleetClient fleet;

    public RulePages(FleetClient fleet) {
        this.fleet = fleet;
    }

    /** Mounts the routes of the pages and their parts. */
    public void mount(Router router) {
        list(router, "/rules").handler(context -> showList(context, "rules/page"));
        list(router, "/parts/rules").handler(context -> showList(context, "rules/table"));
        list(router, "/rules.csv")
                .handler(context -> CsvResponse.send(
                        context,
                        RuleLists.RULES,
                        // there are at most some hundred
                        FindRules.find(fleet, readRequest(context).withPageSize(RuleWriter.MAX_RULES))
                                .map(found ->
                                        new FixedRows<>(found.rows(), FixedRows.PIECE_SIZE, Future::succeededFuture))));
        router.get("/rules/:id")
                .handler(QueryParameters.allowOnly())
                .handler(context -> show(context, "rules/rulepage"));
        router.get("/parts/rules/:id")
                .handler(QueryParameters.allowOnly())
                .handler(context -> show(context, "rules/rule"));
    }

    private static Route list(Router router, String path) {
        return router.get(path).handler(QueryParameters.allowOnly(RuleLists.RULES.parameterNames()));
    }

    private static ListRequest<RuleRow> readRequest(RoutingContext context) {
        return ListRequests.read(RuleLists.RULES, context.queryParams());
    }

    private void showList(RoutingContext context, String template) {
        FindRules.find(fleet, readRequest(context))
                .onSuccess(found -> {
                    // the browser's address contains the filter
                    context.response()
                            .putHeader("HX-Replace-Url", found.request().link());
                    PageRenderer.render(context, template, Map.of("list", found));
                })
                .onFailure(context::fail);
    }

    private void show(RoutingContext context, String template) {
        fleet.query(new GetRule(readId(context)))
                .onSuccess(found -> PageRenderer.render(context, template, Map.of("rule", found)))
                .onFailure(context::fail);
    }

    /** The number of the rule in the path; not found if it is none. */
    static int readId(RoutingContext context) {
        return PathNumber.parseInt(context.pathParam("id"), RuleWriter::createNotFound);
    }
}
