package io.masif.ui.api.decision;

import io.masif.failure.Failure;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.approval.DeclineReader;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.fleet.decline.GetDecline;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.decline.DeclineLists;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The routes for declines, which are deferrals if they end by themselves, and their revocations. */
public final class DeclinesApi extends DecisionsApi {
    private final FleetClient fleet;
    private final DeclineReader reader;

    public DeclinesApi(FleetClient fleet, DeclineReader reader) {
        super(fleet, DecisionKind.DECLINE, "decline", "until");
        this.fleet = fleet;
        this.reader = reader;
    }

    @Override
    Future<?> list(RoutingContext context) {
        return reader.findPage(ListParameters.read(DeclineLists.DECLINES, context.queryParams()))
                .compose(found -> ListAnswer.of(found).send(context, DeclineJson::writeListed));
    }

    @Override
    Future<JsonObject> get(long id) {
        return fleet.query(new GetDecline(id))
                .map(DeclineJson::writeDetail)
                .recover(e -> Failure.from(e).code() == Failure.Code.NOT_FOUND
                        ? reader.getWhole(id).map(DeclineJson::writeArchived)
                        : Future.failedFuture(e));
    }

    @Override
    JsonObject writeUncounted(long id, NewDecision decision, List<String> hosts) {
        return DeclineJson.writeUncounted(id, decision, hosts);
    }
}
