package io.masif.ui.api.system;

import io.masif.boot.Version;
import io.masif.text.Quote;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.http.RequestBody;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.Session;
import io.masif.ui.settings.FleetReset;
import io.masif.ui.settings.SettingsStore;
import io.masif.ui.view.settings.StoredAmounts;
import io.masif.wire.JsonMembers;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The operations about the UI itself: versions, and resets of what hosts reported. */
public final class SystemApi {
    private static final String CONFIRMATION = "RESET";

    private final SettingsStore store;
    private final FleetReset reset;

    public SystemApi(SettingsStore store, FleetReset reset) {
        this.store = store;
        this.reset = reset;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("getAbout", this::getAbout);
        routes.mount("reset", this::reset);
    }

    private void getAbout(RoutingContext context) {
        store.findAmounts()
                .compose(amounts -> JsonAnswer.send(context, write(amounts, AuthenticationHandler.getSession(context))))
                .onFailure(context::fail);
    }

    private static JsonObject write(StoredAmounts amounts, Session session) {
        return new JsonObject()
                .put("version", Version.current())
                .put(
                        "operator",
                        new JsonObject()
                                .put("name", session.operator())
                                .put("role", session.role().word()))
                .put(
                        "database",
                        new JsonObject()
                                .put("product", amounts.database().product())
                                .put("version", amounts.database().version())
                                .put("schema", amounts.database().schema()))
                .put("hosts", amounts.hosts())
                .put("planning_hosts", amounts.planning())
                .put("plans", amounts.plans())
                .put("actions", amounts.actions())
                .put("oldest_event", ApiJson.formatInstant(amounts.oldestEvent()))
                .put("oldest_run", ApiJson.formatInstant(amounts.oldestRun()));
    }

    private void reset(RoutingContext context) {
        JsonMembers members = JsonMembers.ofBody(RequestBody.get(context)).requireOnly("what", "confirmation");
        String what = members.getRequiredText("what");
        if (!CONFIRMATION.equals(members.getRequiredText("confirmation"))) {
            throw members.createFailure(
                    "confirmation", "the word " + CONFIRMATION, Quote.of(members.getText("confirmation")));
        }
        String actor = AuthenticationHandler.getSession(context).operator();
        Future<Void> done =
                switch (what) {
                    case "plans" -> reset.resetPlans(actor);
                    case "hosts" -> reset.removeHosts(actor);
                    case "packages" -> reset.forgetPackages(actor);
                    default ->
                        Future.failedFuture(members.createFailure("what", "plans, hosts or packages", Quote.of(what)));
                };
        done.onComplete(ended -> store.forgetAmounts())
                .onSuccess(finished -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }
}
