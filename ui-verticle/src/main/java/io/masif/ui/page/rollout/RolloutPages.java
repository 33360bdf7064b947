package io.masif.ui.page.rollout;

import io.masif.ui.csv.CsvResponse;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.PathNumber;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.rollout.RolloutReader;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.rollout.RolloutLists;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.Map;

/** The list of rollouts, and the page of each. */
public final class RolloutPages {
    private static final int PAGE_SIZE = 50;
    private static final String BEFORE = "before";
    private static final String STATE = "state";

    private final RolloutReader rollouts;

    public RolloutPages(Vertx vertx, Pool pool, FleetClient fleet) {
        this.rollouts = new RolloutReader(vertx, pool, fleet);
    }

    /** Mounts the routes of the pages and their parts. */
    public void mount(Router router) {
        router.get("/rollouts")
                .handler(QueryParameters.allowOnly(BEFORE, STATE))
                .handler(context -> showList(context, "rollouts/page"));
        router.get("/parts/rollouts")
                .handler(QueryParameters.allowOnly(BEFORE, STATE))
                .handler(context -> showList(context, "rollouts/table"));
        router.get("/rollouts.csv").handler(QueryParameters.allowOnly(STATE)).handler(this::sendCsv);
        router.get("/rollouts/:id")
                .handler(QueryParameters.allowOnly())
                .handler(context -> showOne(context, "rollouts/detailpage"));
        router.get("/parts/rollouts/:id")
                .handler(QueryParameters.allowOnly())
                .handler(context -> showOne(context, "rollouts/detail"));
    }

    private void showList(RoutingContext context, String template) {
        String state = readState(context);
        String before = context.queryParams().get(BEFORE);
        rollouts.find(
                        before == null || before.isEmpty()
                                ? Long.MAX_VALUE
                                : PathNumber.parse(before, Rollout::createNotFound),
                        state,
                        PAGE_SIZE + 1)
                .onSuccess(found -> PageRenderer.render(
                        context,
                        template,
                        Map.of(
                                "rollouts",
                                found.subList(0, Math.min(PAGE_SIZE, found.size())),
                                "hasOlder",
                                found.size() > PAGE_SIZE,
                                STATE,
                                state,
                                BEFORE,
                                before == null ? "" : before)))
                .onFailure(context::fail);
    }

    private static String readState(RoutingContext context) {
        return RolloutReader.requireState(context.queryParams().get(STATE));
    }

    private void sendCsv(RoutingContext context) {
        CsvResponse.send(context, RolloutLists.ROLLOUTS, rollouts.findAll(readState(context)));
    }

    private void showOne(RoutingContext context, String template) {
        rollouts.get(PathNumber.parse(context.pathParam("id"), Rollout::createNotFound))
                .onSuccess(view -> PageRenderer.render(context, template, Map.of("view", view)))
                .onFailure(context::fail);
    }
}
