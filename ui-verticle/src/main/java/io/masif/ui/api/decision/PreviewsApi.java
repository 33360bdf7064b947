package io.masif.ui.api.decision;

import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.HeldBackJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.fleet.draft.PreviewDecision;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.RequestBody;
import io.masif.ui.view.decision.DecisionDraft;
import io.masif.ui.view.decision.RelatedAction;
import io.masif.wire.JsonMembers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The operation that says what a decision would concern, and decides nothing. */
public final class PreviewsApi {
    private static final int MAX_LISTED = 100;

    private final FleetClient fleet;

    public PreviewsApi(FleetClient fleet) {
        this.fleet = fleet;
    }

    /** Mounts the operation. */
    public void mount(ContractRoutes routes) {
        routes.mount("previewDecision", this::preview);
    }

    private void preview(RoutingContext context) {
        JsonMembers members =
                JsonMembers.ofBody(RequestBody.get(context)).requireOnly("actions", "hosts", "except", "groups");
        fleet.queryFresh(new PreviewDecision(DecisionRequest.readSomeActions(members), HostSelectionJson.read(members)))
                .compose(draft -> JsonAnswer.send(context, write(draft)))
                .onFailure(context::fail);
    }

    private static JsonObject write(DecisionDraft draft) {
        JsonObject problems = new JsonObject();
        draft.hostOutlook().problems().forEach((state, count) -> problems.put(state.word(), count));
        return new JsonObject()
                .put(
                        "actions",
                        ApiJson.writeArray(
                                draft.actions().stream().limit(MAX_LISTED).toList(), ApiJson::writeKey))
                .put("action_count", draft.actions().size())
                .put("hosts", draft.hostOutlook().concerned())
                .put("ready_hosts", draft.hostOutlook().ready())
                .put("silent_hosts", draft.hostOutlook().silent())
                .put("reboot_hosts", draft.hostOutlook().rebootRequired())
                .put("problem_hosts", problems)
                .put("held", HeldBackJson.write(draft.hostOutlook().held()))
                .put("planned_hosts", draft.executionOutlook().planned())
                .put("approved_hosts", draft.executionOutlook().approved())
                .put("running_hosts", draft.executionOutlook().running())
                .put("done_hosts", draft.executionOutlook().done())
                .put("removals", ApiJson.writeArray(draft.actionOutlook().removals(), ApiJson::writeKey))
                .put("restarts", ApiJson.writeArray(draft.actionOutlook().restarts(), ApiJson::writeKey))
                .put("steps_back", ApiJson.writeArray(draft.actionOutlook().stepsBack(), ApiJson::writeKey))
                .put("reboot_packages", new JsonArray(draft.actionOutlook().rebootPackages()))
                .put("related", ApiJson.writeArray(draft.actionOutlook().related(), PreviewsApi::write))
                .put("related_count", draft.actionOutlook().relatedCount());
    }

    private static JsonObject write(RelatedAction related) {
        return ApiJson.writeKey(related.key())
                .put("hosts", related.hosts())
                .put("needed_by", related.neededBy() == null ? null : ApiJson.writeKey(related.neededBy()));
    }
}
