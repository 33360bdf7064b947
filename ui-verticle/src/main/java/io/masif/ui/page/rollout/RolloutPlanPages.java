package io.masif.ui.page.rollout;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rollout.query.GetRingGroups;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.http.TextInput;
import io.masif.ui.language.Text;
import io.masif.ui.page.FormResult;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.rollout.store.PlanStore;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.rollout.RingGroups;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The list of rollout plans, the page of each with its versions, and the form of a version. */
public final class RolloutPlanPages {
    private static final String NUMBER = "[1-9][0-9]{0,17}";
    private static final String PATH = "/rollout-plans";
    private static final RingGroups NO_GROUPS = new RingGroups(Map.of(), Map.of());

    private final FleetClient fleet;
    private final PlanStore plans;

    public RolloutPlanPages(Pool pool, FleetClient fleet) {
        this.fleet = fleet;
        this.plans = new PlanStore(pool);
    }

    /** Mounts the routes of the pages and forms. */
    public void mount(Router router) {
        router.get(PATH)
                .handler(QueryParameters.allowOnly())
                .handler(context -> showList(context, "rolloutplans/page"));
        router.get("/parts/rollout-plans")
                .handler(QueryParameters.allowOnly())
                .handler(context -> showList(context, "rolloutplans/table"));
        router.get(PATH + "/new").handler(QueryParameters.allowOnly()).handler(this::showNew);
        router.get(PATH + "/:id").handler(QueryParameters.allowOnly()).handler(this::showOne);
        router.post(PATH).handler(QueryParameters.allowOnly()).handler(this::save);
        router.post(PATH + "/:id/remove").handler(QueryParameters.allowOnly()).handler(this::remove);
    }

    private void showList(RoutingContext context, String template) {
        plans.findAll()
                .recover(DatabaseErrors::failRead)
                .compose(found -> fleet.query(new GetRingGroups())
                        .onSuccess(groups ->
                                PageRenderer.render(context, template, Map.of("plans", found, "groups", groups))))
                .onFailure(context::fail);
    }

    private void showNew(RoutingContext context) {
        showForm(
                context,
                "",
                List.of(RingForm.usual(5, 24 * 60), RingForm.usual(30, 60), RingForm.usual(100, 0)),
                List.of(),
                NO_GROUPS);
    }

    /** @param versions those of the plan that gets another version; empty for a new plan */
    private static void showForm(
            RoutingContext context, String name, List<RingForm> rings, List<RolloutPlan> versions, RingGroups groups) {
        PageRenderer.render(
                context,
                "rolloutplans/form",
                Map.of("name", name, "rings", rings, "versions", versions, "groups", groups));
    }

    private void showOne(RoutingContext context) {
        findVersions(context)
                .compose(found -> fleet.query(new GetRingGroups())
                        .onSuccess(groups -> showForm(
                                context,
                                found.get(0).key().name(),
                                found.get(0).rings().stream()
                                        .map(ring -> RingForm.of(ring, groups::getName))
                                        .toList(),
                                found,
                                groups)))
                .onFailure(context::fail);
    }

    private Future<List<RolloutPlan>> findVersions(RoutingContext context) {
        String id = context.pathParam("id");
        Future<List<RolloutPlan>> found = id.matches(NUMBER)
                ? plans.findVersions(Long.parseLong(id)).recover(DatabaseErrors::failRead)
                : Future.succeededFuture(List.of());
        return found.map(versions -> {
            if (versions.isEmpty()) {
                throw Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal-rollout.no-plan", Quote.of(id)));
            }
            return versions;
        });
    }

    private void save(RoutingContext context) {
        MultiMap fields = context.request().formAttributes();
        String name = fields.get("name") == null ? "" : fields.get("name").strip();
        List<RingForm> rings = readRings(fields);
        String button = fields.get("button");
        if ("add".equals(button) && rings.size() < RolloutPlan.MAX_RINGS) {
            rings.add(RingForm.usual(100, 0));
            showForm(context, name, rings, List.of(), NO_GROUPS);
        } else if ("leave-out".equals(button) && rings.size() > 1) {
            showForm(context, name, rings.subList(0, rings.size() - 1), List.of(), NO_GROUPS);
        } else {
            save(context, name, rings).onFailure(context::fail);
        }
    }

    private static List<RingForm> readRings(MultiMap fields) {
        List<RingForm> rings = new ArrayList<>();
        for (int number = 1; number <= RolloutPlan.MAX_RINGS && fields.contains("percent-" + number); number++) {
            rings.add(RingForm.of(fields, number));
        }
        return rings;
    }

    private Future<?> save(RoutingContext context, String name, List<RingForm> forms) {
        if (!TextInput.isValid(name, RolloutPlan.MAX_NAME_LENGTH)) {
            throw Failure.badInput(Text.of("refusal-rollout.name", RolloutPlan.MAX_NAME_LENGTH));
        }
        String comment = TextInput.readComment(context.request().getFormAttribute("comment"));
        return fleet.refreshIndex()
                .compose(refreshed -> fleet.query(new GetRingGroups()))
                .compose(groups -> plans.save(
                        name,
                        parse(forms, groups),
                        AuthenticationHandler.getSession(context).operator(),
                        comment,
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

    private static List<Ring> parse(List<RingForm> forms, RingGroups groups) {
        List<Ring> rings = new ArrayList<>();
        for (RingForm form : forms) {
            rings.add(form.parse(rings.size() + 1, groups::resolve));
        }
        return rings;
    }

    private static Requester createRequester(RoutingContext context) {
        return new Requester(context.response()::closed, Text.of("refusal.retry.button"));
    }

    private void remove(RoutingContext context) {
        findVersions(context)
                .compose(found -> plans.remove(
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
