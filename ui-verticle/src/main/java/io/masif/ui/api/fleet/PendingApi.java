package io.masif.ui.api.fleet;

import io.masif.failure.Failure;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.fleet.pending.FindPendingGroups;
import io.masif.ui.fleet.pending.FindPendingRows;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.view.pending.PendingListPage;
import io.masif.ui.view.pending.PendingLists;
import io.vertx.ext.web.RoutingContext;

/** The operations about pending actions. */
public final class PendingApi {
    private static final String GROUP = "group";

    private final FleetClient fleet;

    public PendingApi(FleetClient fleet) {
        this.fleet = fleet;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("listPending", this::list);
        routes.mount("listPendingGroups", this::listGroups);
    }

    private void list(RoutingContext context) {
        fleet.query(new FindPendingRows(ListParameters.read(PendingLists.ROWS, context.queryParams())))
                .compose(found -> ListAnswer.of(found).send(context, PendingJson::writeRow))
                .onFailure(context::fail);
    }

    private void listGroups(RoutingContext context) {
        if (context.queryParams().get(GROUP) == null) {
            throw Failure.badInput("group is missing: give one of " + String.join(", ", PendingLists.GROUPINGS));
        }
        fleet.query(new FindPendingGroups(ListParameters.read(PendingLists.GROUPS, context.queryParams())))
                .map(PendingListPage::list)
                .compose(found -> ListAnswer.of(found).send(context, PendingJson::writeGroup))
                .onFailure(context::fail);
    }
}
