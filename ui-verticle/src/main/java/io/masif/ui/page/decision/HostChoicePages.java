package io.masif.ui.page.decision;

import io.masif.ui.fleet.draft.FindHostOptions;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.decision.DecisionTarget;
import io.masif.ui.view.decision.HostFilter;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;

/** The form by which an operator chooses the hosts of a decision. */
public final class HostChoicePages {
    private final FleetClient fleet;

    public HostChoicePages(FleetClient fleet) {
        this.fleet = fleet;
    }

    /** Mounts the route of the form. */
    public void mount(Router router) {
        router.post("/choose-hosts").handler(QueryParameters.allowOnly()).handler(this::chooseHosts);
    }

    private void chooseHosts(RoutingContext context) {
        DecisionForm form = new DecisionForm(context);
        DecisionTarget target = form.parseActionTarget();
        HostFilter filter = form.hosts().parseHostFilter();
        HostTicks ticks = new HostTicks(
                form.hosts().parseScope(),
                form.hosts().parseHostNames(),
                form.hosts().parseGroupNames(),
                form.hosts().isEachMatchChosen());
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "target",
                target,
                "hidden",
                form.parseHiddenActions(),
                "count",
                form.count(),
                "choice",
                form.parseChoice(),
                "filter",
                filter));
        fleet.query(new FindHostOptions(target, filter, form.hosts().parseFirst()))
                .onSuccess(options -> {
                    parameters.put("options", options);
                    parameters.put("chosen", ticks.with(options.firstNames()));
                    PageRenderer.renderDialog(context, "decision/choose", parameters);
                })
                .onFailure(context::fail);
    }
}
