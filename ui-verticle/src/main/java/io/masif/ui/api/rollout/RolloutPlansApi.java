package io.masif.ui.api.rollout;

import io.masif.failure.MemberErrors;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.BasisVersion;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.api.decision.DecisionRequest;
import io.masif.ui.api.decision.OperatorText;
import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rollout.query.GetRingGroups;
import io.masif.ui.http.PathNumber;
import io.masif.ui.http.RequestBody;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.rollout.plan.RingJson;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.rollout.store.NewPlanVersion;
import io.masif.ui.rollout.store.PlanStore;
import io.masif.ui.rollout.store.PlanWriter;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.rollout.RingGroups;
import io.masif.wire.JsonMembers;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.List;

/** The operations of rollout plans. */
public final class RolloutPlansApi {
    private final FleetClient fleet;
    private final PlanStore plans;
    private final PlanWriter writer;

    public RolloutPlansApi(Pool pool, FleetClient fleet) {
        this.fleet = fleet;
        this.plans = new PlanStore(pool);
        this.writer = new PlanWriter(pool);
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("listRolloutPlans", context -> list(context).onFailure(context::fail));
        routes.mount("saveRolloutPlan", context -> save(context).onFailure(context::fail));
        routes.mount("listRolloutPlanVersions", context -> listVersions(context).onFailure(context::fail));
        routes.mount("removeRolloutPlan", context -> remove(context).onFailure(context::fail));
    }

    private Future<Void> list(RoutingContext context) {
        return plans.findAll().compose(found -> send(context, found));
    }

    private Future<Void> send(RoutingContext context, List<RolloutPlan> found) {
        return fleet.query(new GetRingGroups())
                .compose(groups ->
                        JsonAnswer.send(context, ApiJson.writeArray(found, plan -> PlanJson.write(plan, groups))));
    }

    private Future<Void> listVersions(RoutingContext context) {
        return plans.getVersions(PathNumber.parse(context.pathParam("id"), PlanStore::createNotFound))
                .compose(found -> send(context, found));
    }

    private Future<Void> save(RoutingContext context) {
        JsonMembers members =
                JsonMembers.ofBody(RequestBody.get(context)).requireOnly("name", "version", "rings", "comment");
        return fleet.refreshIndex()
                .compose(refreshed -> fleet.query(new GetRingGroups()))
                .compose(groups -> save(context, members, groups));
    }

    private Future<Void> save(RoutingContext context, JsonMembers members, RingGroups groups) {
        MemberErrors errors = new MemberErrors();
        String name = errors.collect(() -> readName(members), "");
        int basedOn = errors.collect(() -> BasisVersion.read(members), 0);
        List<Ring> rings = errors.collect(() -> readRings(members, groups), List.of());
        String comment = errors.collect(() -> DecisionRequest.readComment(members), null);
        errors.throwIfAny();
        String author = AuthenticationHandler.getSession(context).operator();
        return writer.save(new NewPlanVersion(name, basedOn, rings, author, comment), createRequester(context))
                .compose(saved -> {
                    context.response().setStatusCode(saved.isCreated() ? 201 : 200);
                    return JsonAnswer.send(context, PlanJson.write(saved.plan(), groups));
                });
    }

    private static String readName(JsonMembers members) {
        String name = OperatorText.readOptional(members, "name", RolloutPlan.MAX_NAME_LENGTH);
        if (name == null) {
            throw members.fail("name", "name is missing: give the plan a name");
        }
        return name;
    }

    private static List<Ring> readRings(JsonMembers members, RingGroups groups) {
        int size = members.size("rings");
        if (size < 1 || size > RolloutPlan.MAX_RINGS) {
            throw members.createFailure(
                    "rings", "an array of 1 to " + RolloutPlan.MAX_RINGS + " rings", "one of " + size);
        }
        return members.getList("rings", ring -> RingJson.read(ring, groups::resolve));
    }

    private static Requester createRequester(RoutingContext context) {
        return new Requester(context.response()::closed, Text.of("refusal.retry.ask"));
    }

    private Future<Void> remove(RoutingContext context) {
        return plans.getVersions(PathNumber.parse(context.pathParam("id"), PlanStore::createNotFound))
                .compose(found -> writer.remove(
                        found.get(0).key(),
                        AuthenticationHandler.getSession(context).operator(),
                        createRequester(context)))
                .compose(removed -> context.response().setStatusCode(204).end());
    }
}
