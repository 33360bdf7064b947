package io.masif.ui.page.decision;

import io.masif.ui.fleet.draft.DraftDecision;
import io.masif.ui.fleet.draft.GetDecisionNumbers;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.decision.DecisionTarget;
import io.masif.ui.view.decision.MadeDecision;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The dialog that says what a decision would concern, and asks for it. */
final class ConfirmDialog {
    private final FleetClient fleet;
    private final RolloutChoice rollouts;

    ConfirmDialog(FleetClient fleet, RolloutChoice rollouts) {
        this.fleet = fleet;
        this.rollouts = rollouts;
    }

    /** @param made what others decided about some of it since the operator was asked before */
    Future<?> show(RoutingContext context, DecisionForm form, DecisionTarget target, List<MadeDecision> made) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("target", target);
        parameters.put("hidden", form.parseHiddenActions());
        parameters.put("count", form.count());
        parameters.put("choice", form.parseChoice());
        parameters.put("key", UUID.randomUUID().toString());
        parameters.put("made", made);
        parameters.put("comment", form.comment());
        parameters.put("expires", context.request().getFormAttribute("expires"));
        parameters.put("isForAllVersions", context.request().formAttributes().contains("versions"));
        parameters.put("rollout", form.rollout());
        return rollouts.findPlans()
                .onSuccess(plans -> parameters.put("plans", plans))
                .compose(plans -> fleet.queryFresh(new GetDecisionNumbers()))
                .onSuccess(numbers -> parameters.put("seen", numbers))
                .compose(numbers -> fleet.query(new DraftDecision(target)))
                .onSuccess(draft -> {
                    parameters.put("draft", draft);
                    PageRenderer.renderDialog(context, "decision/confirm", parameters);
                });
    }
}
