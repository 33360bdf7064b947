package io.masif.ui.page.decision;

import io.masif.ui.fleet.draft.FindStillPending;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.Format;
import io.masif.ui.page.PageContext;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Tells the page of pending actions which of the selected actions still await a decision, and their names. */
public final class SelectionPages {
    private final FleetClient fleet;

    public SelectionPages(FleetClient fleet) {
        this.fleet = fleet;
    }

    /** Mounts the route. */
    public void mount(Router router) {
        router.post("/parts/selection").handler(QueryParameters.allowOnly()).handler(this::sendStillPending);
    }

    private void sendStillPending(RoutingContext context) {
        Format format = PageContext.of(context).format();
        fleet.query(new FindStillPending(
                        new DecisionForm(context).parseActionTarget().actions()))
                .onSuccess(keys -> {
                    JsonObject names = new JsonObject();
                    keys.forEach(key -> names.put(key.encode(), format.name(key)));
                    context.json(names);
                })
                .onFailure(context::fail);
    }
}
