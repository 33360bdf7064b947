package io.masif.ui.page.decision;

import io.masif.ui.fleet.draft.FindStillPending;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.view.ActionKey;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Tells the page of pending actions which of the actions that an operator has selected still await a decision. */
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
        fleet.query(new FindStillPending(
                        new DecisionForm(context).parseActionTarget().actions()))
                .onSuccess(keys -> context.json(
                        new JsonArray(keys.stream().map(ActionKey::encode).toList())))
                .onFailure(context::fail);
    }
}
