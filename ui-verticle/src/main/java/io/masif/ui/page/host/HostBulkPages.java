package io.masif.ui.page.host;

import io.masif.decision.Scope;
import io.masif.failure.Failure;
import io.masif.ui.fleet.host.FindPendingActions;
import io.masif.ui.fleet.host.FindPresentHosts;
import io.masif.ui.fleet.host.HostRemoval;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.page.FormResult;
import io.masif.ui.page.Format;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.page.decision.DecisionQuestion;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.ActionKey;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/** What an operator does with many hosts at once, or with one: approving what is pending on them, and removing them. */
public final class HostBulkPages {
    private final FleetClient fleet;
    private final HostRemoval removal;

    public HostBulkPages(FleetClient fleet, HostRemoval removal) {
        this.fleet = fleet;
        this.removal = removal;
    }

    /** Mounts the routes of the forms. */
    public void mount(Router router) {
        router.post("/hosts/approve").handler(QueryParameters.allowOnly()).handler(this::approve);
        router.post("/hosts/remove").handler(QueryParameters.allowOnly()).handler(this::remove);
        router.post("/parts/selected-hosts")
                .handler(QueryParameters.allowOnly())
                .handler(this::sendPresent);
    }

    /** Tells the list which of the ticked hosts there are still, and their names as they are shown. */
    private void sendPresent(RoutingContext context) {
        fleet.query(new FindPresentHosts(new HostBulkForm(context).parseTicked()))
                .onSuccess(present -> {
                    JsonObject names = new JsonObject();
                    present.forEach(name -> names.put(name, Format.shorten(name)));
                    context.json(names);
                })
                .onFailure(context::fail);
    }

    private void approve(RoutingContext context) {
        HostBulkForm form = new HostBulkForm(context);
        form.findNames(fleet)
                .compose(names -> fleet.query(new FindPendingActions(names))
                        .onSuccess(actions -> confirmApproval(context, form, names, actions)))
                .onFailure(context::fail);
    }

    private static void confirmApproval(
            RoutingContext context, HostBulkForm form, List<String> names, List<ActionKey> actions) {
        if (actions.isEmpty()) {
            context.fail(Failure.badInput(Text.of("refusal.nothing-pending")));
        } else if (form.matching().isPresent()) {
            DecisionQuestion.askForListed(context, form.matching().get(), actions);
        } else {
            DecisionQuestion.ask(context, Scope.ONLY, names, actions);
        }
    }

    private void remove(RoutingContext context) {
        HostBulkForm form = new HostBulkForm(context);
        form.findNames(fleet)
                .onSuccess(names -> {
                    if (form.isConfirmed(names.size())) {
                        remove(context, names);
                    } else {
                        PageRenderer.renderDialog(
                                context, "hosts/remove", Map.of("names", names, "matching", form.matching()));
                    }
                })
                .onFailure(context::fail);
    }

    private void remove(RoutingContext context, List<String> names) {
        String operator = AuthenticationHandler.getSession(context).operator();
        PageContext page = PageContext.of(context);
        removal.remove(names, operator, context.response()::closed)
                .onSuccess(count ->
                        FormResult.show(context, page.text("hosts.removed", page.count(count, "host")), "/hosts"))
                .onFailure(context::fail);
    }
}
