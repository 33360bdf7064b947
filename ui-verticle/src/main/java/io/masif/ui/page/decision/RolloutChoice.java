package io.masif.ui.page.decision;

import io.masif.failure.Failure;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.engine.RolloutStarter;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.rollout.plan.RolloutScope;
import io.masif.ui.rollout.store.NewRollout;
import io.masif.ui.rollout.store.PlanStore;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.decision.DecisionDraft;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.List;

/** What an operator approves as a rollout, by the name of its plan. */
final class RolloutChoice {
    private final PlanStore plans;
    private final RolloutStarter starter;

    RolloutChoice(FleetClient fleet, Pool pool) {
        this.plans = new PlanStore(pool);
        this.starter = new RolloutStarter(pool, fleet);
    }

    /** The plans that can be chosen. */
    Future<List<RolloutPlan>> findPlans() {
        return plans.findAll();
    }

    /** The number of the rollout of an earlier form with the same key; null if there was none. */
    Future<Long> findRepeated(RequestKey key) {
        return starter.findRepeated(key);
    }

    /** Starts a rollout of what the operator saw, and returns its number. */
    Future<Long> start(RoutingContext context, DecisionForm form, DecisionDraft draft, RequestKey key) {
        requireApproval(form);
        return plans.find(form.rollout())
                .map(found -> found.orElseThrow(() -> PlanStore.createUnknown(form.rollout())))
                .compose(plan -> starter.start(
                        new NewRollout(
                                plan,
                                draft.actions().stream()
                                        .map(ActionKey::toPattern)
                                        .toList(),
                                RolloutScope.of(draft.hosts()),
                                null,
                                AuthenticationHandler.getSession(context).operator(),
                                form.comment(),
                                key),
                        new Requester(context.response()::closed, Text.of("refusal.retry.button"))))
                .map(RolloutStarter.Started::id);
    }

    private static void requireApproval(DecisionForm form) {
        if (form.parseChoice() != DecisionChoice.APPROVE) {
            throw Failure.badInput(Text.of("refusal-rollout.only-approve"));
        }
        if (form.parseExpiry(DecisionChoice.APPROVE) != null) {
            throw Failure.badInput(Text.of("refusal-rollout.expires"));
        }
    }
}
