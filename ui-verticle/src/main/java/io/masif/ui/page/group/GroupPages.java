package io.masif.ui.page.group;

import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.fleet.group.FindGroups;
import io.masif.ui.fleet.group.GetGroup;
import io.masif.ui.fleet.group.ListGroups;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.group.change.GroupWriter;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.FormValues;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.group.GroupLists;
import io.masif.ui.view.group.GroupRow;
import io.masif.ui.view.label.SelectorParameter;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The list of groups, each group, and the page to make one. */
public final class GroupPages {
    static final String LIST = "/groups";
    static final String ONE = LIST + "/:name";

    private final FleetClient fleet;
    private final GroupForms forms;

    public GroupPages(FleetClient fleet, GroupWriter writer) {
        this.fleet = fleet;
        this.forms = new GroupForms(this, fleet, writer);
    }

    /** Mounts the routes of the pages, their parts and forms. */
    public void mount(Router router) {
        list(router, LIST).handler(context -> showAll(context, "groups/page"));
        list(router, "/parts/groups").handler(context -> showAll(context, "groups/table"));
        list(router, "/groups.csv").handler(this::sendCsv);
        router.get(ONE).handler(QueryParameters.allowOnly()).handler(context -> showOne(context, null, null));
        router.get("/parts" + ONE).handler(QueryParameters.allowOnly()).handler(this::showDetail);
        router.get("/create-group")
                .handler(QueryParameters.allowOnly("selector"))
                .handler(GroupPages::showNew);
        forms.mount(router);
    }

    private static Route list(Router router, String path) {
        return router.get(path).handler(QueryParameters.allowOnly(GroupLists.GROUPS.parameterNames()));
    }

    private static ListRequest<GroupRow> readRequest(RoutingContext context) {
        return ListRequests.read(GroupLists.GROUPS, context.queryParams());
    }

    private void showAll(RoutingContext context, String template) {
        fleet.query(new FindGroups(readRequest(context)))
                .onSuccess(found -> {
                    // the browser's address contains the filter
                    context.response()
                            .putHeader("HX-Replace-Url", found.request().link());
                    PageRenderer.render(context, template, Map.of("list", found));
                })
                .onFailure(context::fail);
    }

    private void sendCsv(RoutingContext context) {
        CsvResponse.send(
                context,
                GroupLists.GROUPS,
                fleet.query(new ListGroups(readRequest(context)))
                        .map(rows -> new FixedRows<>(rows, FixedRows.PIECE_SIZE, Future::succeededFuture)));
    }

    private void showDetail(RoutingContext context) {
        fleet.query(new GetGroup(context.pathParam("name")))
                .onSuccess(group -> PageRenderer.render(context, "groups/detail", Map.of("group", group)))
                .onFailure(context::fail);
    }

    /**
     * The page of a group.
     *
     * @param form what the form shows; null for the group as it is
     * @param problem why the form was refused; null if it was not
     */
    void showOne(RoutingContext context, FormValues form, String problem) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("problem", problem);
        fleet.query(new GetGroup(context.pathParam("name")))
                .onSuccess(group -> {
                    parameters.put("group", group);
                    parameters.put("form", form == null ? GroupForm.of(group) : form);
                    PageRenderer.render(context, "groups/group", parameters);
                })
                .onFailure(context::fail);
    }

    private static void showNew(RoutingContext context) {
        String selector = Objects.requireNonNullElse(context.queryParams().get("selector"), "");
        SelectorParameter.parse("selector", selector);
        showNew(context, new FormValues(Map.of("selector", selector)), null);
    }

    /**
     * The page to make a group.
     *
     * @param problem why the form was refused; null if it was not
     */
    static void showNew(RoutingContext context, FormValues form, String problem) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("problem", problem);
        PageRenderer.render(context, "groups/create", parameters);
    }
}
