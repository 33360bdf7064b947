package io.masif.ui.page.decision;

import io.masif.ui.fleet.draft.FindHostOptions;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.decision.DecisionTarget;
import io.masif.ui.view.decision.HostFilter;
import io.masif.ui.view.decision.TickedHosts;
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
        HostFilter matched = form.hosts().parseMatched();
        boolean isSearchOfMatch = filter.equals(matched);
        HostTicks ticks = new HostTicks(form.hosts().parseScope(), form.hosts().parseGroupNames(), isSearchOfMatch);
        TickedHosts named = new TickedHosts(
                form.hosts().parseHostNames(),
                isSearchOfMatch ? null : matched,
                form.hosts().parseFirst());
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
                filter,
                "chosen",
                ticks));
        fleet.query(new FindHostOptions(target, filter, named))
                .onSuccess(options -> {
                    parameters.put("options", options);
                    PageRenderer.renderDialog(context, "decision/choose", parameters);
                })
                .onFailure(context::fail);
    }
}
