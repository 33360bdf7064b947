package io.masif.ui.api.fleet;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.fleet.plan.FindPlanClasses;
import io.masif.ui.fleet.plan.GetPlanClass;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.view.plan.PlanClass;
import io.masif.ui.view.plan.PlanClassDetail;
import io.masif.ui.view.plan.PlanDifference;
import io.masif.ui.view.plan.PlanLists;
import io.masif.wire.ActionJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The operations about classes of hosts that plan exactly the same. */
public final class PlansApi {
    private final FleetClient fleet;

    public PlansApi(FleetClient fleet) {
        this.fleet = fleet;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("listPlans", this::list);
        routes.mount("getPlan", this::get);
    }

    private void list(RoutingContext context) {
        fleet.query(new FindPlanClasses(ListParameters.read(PlanLists.CLASSES, context.queryParams())))
                .compose(found -> ListAnswer.of(found).send(context, PlansApi::write))
                .onFailure(context::fail);
    }

    private void get(RoutingContext context) {
        String other = context.queryParams().get("with");
        fleet.query(new GetPlanClass(
                        readNumber(context.pathParam("id")),
                        other == null || other.isEmpty() ? null : readNumber(other)))
                .compose(found -> JsonAnswer.send(context, write(found)))
                .onFailure(context::fail);
    }

    private static int readNumber(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw Failure.of(Failure.Code.NOT_FOUND, "There is no plan " + Quote.of(text) + ".");
        }
        return Integer.parseInt(text);
    }

    private static JsonObject write(PlanClass plan) {
        return new JsonObject()
                .put("id", plan.plan())
                .put("hosts", plan.hosts())
                .put("first_host", plan.firstHost())
                .put("class", plan.hostClass())
                .put("actions", plan.counts().actions())
                .put("pending", plan.counts().pending())
                .put("security", plan.counts().security())
                .put("removals", plan.counts().removals());
    }

    private static JsonObject write(PlanClassDetail detail) {
        return new JsonObject()
                .put("plan", write(detail.planClass()))
                .put("hosts", new JsonArray(detail.hostNames()))
                .put("actions", ApiJson.writeArray(detail.actions(), each -> ActionJson.write(each.action())
                        .put("pending", each.isPending())
                        .put("decision", each.decision().word())))
                .put("similar", ApiJson.writeArray(detail.others(), PlansApi::write))
                .put("difference", detail.difference() == null ? null : write(detail.difference()));
    }

    private static JsonObject write(PlanDifference difference) {
        return new JsonObject()
                .put("with", write(difference.other()))
                .put("only", writeActions(difference.only()))
                .put("only_count", difference.onlyCount())
                .put("missing", writeActions(difference.missing()))
                .put("missing_count", difference.missingCount());
    }

    private static JsonArray writeActions(List<PlanClassDetail.PlannedAction> actions) {
        return ApiJson.writeArray(actions, each -> ActionJson.write(each.action()));
    }
}
