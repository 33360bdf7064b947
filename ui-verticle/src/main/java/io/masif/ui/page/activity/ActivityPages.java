package io.masif.ui.page.activity;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.activity.ActivityStore;
import io.masif.ui.http.PathNumber;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.activity.ActivityPage;
import io.masif.ui.view.activity.ActivityQueries;
import io.masif.ui.view.activity.ActivityQuery;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The page of the history: who did what, when, to what. */
public final class ActivityPages {
    private final ActivityStore store;

    public ActivityPages(ActivityStore store) {
        this.store = store;
    }

    /** Mounts the routes of the page, its parts and its files. */
    public void mount(Router router) {
        String[] parameters = ActivityQueries.parameterNames();
        router.get("/activity")
                .handler(QueryParameters.allowOnly(parameters))
                .handler(context -> show(context, "activity/page"));
        router.get("/parts/activity")
                .handler(QueryParameters.allowOnly(parameters))
                .handler(context -> show(context, "activity/table"));
        router.get("/activity.csv")
                .handler(QueryParameters.allowOnly(parameters))
                .handler(context -> export(context, ActivityExport.Format.CSV));
        router.get("/activity.jsonl")
                .handler(QueryParameters.allowOnly(parameters))
                .handler(context -> export(context, ActivityExport.Format.JSON_LINES));
        router.get("/activity/:id")
                .handler(QueryParameters.allowOnly())
                .handler(context -> showOne(context, "activity/eventpage"));
        router.get("/parts/activity/:id")
                .handler(QueryParameters.allowOnly())
                .handler(context -> showOne(context, "activity/detail"));
    }

    private void show(RoutingContext context, String template) {
        ActivityQuery query = ActivityQueries.read(context.queryParams());
        store.find(query, PageContext.of(context).zone(), ActivityPage.SIZE + 1)
                .onSuccess(found ->
                        PageRenderer.render(context, template, Map.of("events", ActivityPage.of(query, found))))
                .onFailure(context::fail);
    }

    private void showOne(RoutingContext context, String template) {
        String id = context.pathParam("id");
        store.find(PathNumber.parse(id, ActivityPages::createNotFound))
                .map(found -> found.orElseThrow(() -> createNotFound(id)))
                .onSuccess(found -> PageRenderer.render(context, template, Map.of("event", found)))
                .onFailure(context::fail);
    }

    private static Failure createNotFound(String id) {
        return Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-event", Quote.of(id)));
    }

    private void export(RoutingContext context, ActivityExport.Format format) {
        ActivityQuery query = ActivityQueries.read(context.queryParams());
        new ActivityExport(store, query, PageContext.of(context).zone(), format).send(context);
    }
}
