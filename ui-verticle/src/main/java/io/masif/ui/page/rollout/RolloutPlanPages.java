package io.masif.ui.page.rollout;

import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rollout.query.GetRingGroups;
import io.masif.ui.http.PathNumber;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.http.TextInput;
import io.masif.ui.language.Text;
import io.masif.ui.page.FormResult;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.page.RefusedForm;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.rollout.store.NewPlanVersion;
import io.masif.ui.rollout.store.PlanStore;
import io.masif.ui.rollout.store.PlanWriter;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.rollout.RingGroups;
import io.masif.ui.view.rollout.RolloutLists;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The list of rollout plans, the page of each with its versions, and the form of a version. */
public final class RolloutPlanPages {
    private static final String PATH = "/rollout-plans";

    private final FleetClient fleet;
    private final PlanStore plans;
    private final PlanWriter writer;

    public RolloutPlanPages(Pool pool, FleetClient fleet) {
        this.fleet = fleet;
        this.plans = new PlanStore(pool);
        this.writer = new PlanWriter(pool);
    }

    /** Mounts the routes of the pages and forms. */
    public void mount(Router router) {
        router.get(PATH)
                .handler(QueryParameters.allowOnly())
                .handler(context -> showList(context, "rolloutplans/page"));
        router.get("/parts/rollout-plans")
                .handler(QueryParameters.allowOnly())
                .handler(context -> showList(context, "rolloutplans/table"));
        router.get(PATH + ".csv").handler(QueryParameters.allowOnly()).handler(this::sendCsv);
        router.get(PATH + "/new").handler(QueryParameters.allowOnly()).handler(this::showNew);
        router.get(PATH + "/:id").handler(QueryParameters.allowOnly()).handler(this::showOne);
        router.post(PATH).handler(QueryParameters.allowOnly()).handler(this::save);
        router.post(PATH + "/:id/remove").handler(QueryParameters.allowOnly()).handler(this::remove);
    }

    private void showList(RoutingContext context, String template) {
        plans.findAll()
                .compose(found -> fleet.query(new GetRingGroups())
                        .onSuccess(groups ->
                                PageRenderer.render(context, template, Map.of("plans", found, "groups", groups))))
                .onFailure(context::fail);
    }

    private void sendCsv(RoutingContext context) {
        plans.findAll()
                .compose(found -> fleet.query(new GetRingGroups())
                        .onSuccess(
                                groups -> CsvResponse.send(context, RolloutLists.plans(groups), FixedRows.of(found))))
                .onFailure(context::fail);
    }

    private void showNew(RoutingContext context) {
        showForm(
                context,
                PlanForm.ofNew(List.of(RingForm.usual(5, 24 * 60), RingForm.usual(30, 60), RingForm.usual(100, 0))),
                null);
    }

    /**
     * The form of a plan as far as it is filled in.
     *
     * @param problem why it was refused; null if it was not
     */
    private void showForm(RoutingContext context, PlanForm form, String problem) {
        fleet.query(new GetRingGroups())
                .onSuccess(groups -> showForm(context, form, problem, List.of(), groups))
                .onFailure(context::fail);
    }

    /** @param versions those of the plan that gets another version; empty for a new plan */
    private static void showForm(
            RoutingContext context, PlanForm form, String problem, List<RolloutPlan> versions, RingGroups groups) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("problem", problem);
        parameters.put("versions", versions);
        parameters.put("groups", groups);
        PageRenderer.render(context, "rolloutplans/form", parameters);
    }

    private void showOne(RoutingContext context) {
        plans.getVersions(PathNumber.parse(context.pathParam("id"), PlanStore::createNotFound))
                .compose(found -> fleet.query(new GetRingGroups())
                        .onSuccess(groups -> showForm(context, PlanForm.of(found.get(0), groups), null, found, groups)))
                .onFailure(context::fail);
    }

    private void save(RoutingContext context) {
        PlanForm form = PlanForm.read(context.request().formAttributes());
        String button = context.request().getFormAttribute("button");
        if ("add".equals(button)) {
            showForm(context, form.withAnotherRing(), null);
        } else if ("leave-out".equals(button)) {
            showForm(context, form.withoutLastRing(), null);
        } else {
            RefusedForm.answer(context, () -> save(context, form), problem -> showForm(context, form, problem));
        }
    }

    private Future<?> save(RoutingContext context, PlanForm form) {
        String name = form.parseName();
        String comment = TextInput.readComment(form.comment());
        return fleet.refreshIndex()
                .compose(refreshed -> fleet.query(new GetRingGroups()))
                .compose(groups -> writer.save(
                        new NewPlanVersion(
                                name,
                                form.parseBasedOn(),
                                form.parseRings(groups),
                                AuthenticationHandler.getSession(context).operator(),
                                comment),
                        createRequester(context)))
                .onSuccess(saved -> FormResult.show(
                        context,
                        PageContext.of(context)
                                .text(
                                        "rollouts.plan.saved",
                                        name,
                                        saved.plan().key().version()),
                        PATH));
    }

    private static Requester createRequester(RoutingContext context) {
        return new Requester(context.response()::closed, Text.of("refusal.retry.button"));
    }

    private void remove(RoutingContext context) {
        plans.getVersions(PathNumber.parse(context.pathParam("id"), PlanStore::createNotFound))
                .compose(found -> writer.remove(
                                found.get(0).key(),
                                AuthenticationHandler.getSession(context).operator(),
                                createRequester(context))
                        .onSuccess(removed -> FormResult.show(
                                context,
                                PageContext.of(context)
                                        .text(
                                                "rollouts.plan.removed",
                                                found.get(0).key().name()),
                                PATH)))
                .onFailure(context::fail);
    }
}
