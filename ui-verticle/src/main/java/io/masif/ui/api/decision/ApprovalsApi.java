package io.masif.ui.api.decision;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.approval.ApprovalReader;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.fleet.approval.GetApproval;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.list.ApprovalFilter;
import io.masif.ui.view.approval.list.ApprovalLists;
import io.masif.ui.view.approval.list.ApprovalRow;
import io.masif.ui.view.list.ListRequest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneOffset;
import java.util.List;

/** The routes for approvals and their revocations. */
public final class ApprovalsApi extends DecisionsApi {
    private final FleetClient fleet;
    private final ApprovalReader reader;

    public ApprovalsApi(FleetClient fleet, ApprovalReader reader) {
        super(fleet, DecisionKind.APPROVAL, "approve", "expires");
        this.fleet = fleet;
        this.reader = reader;
    }

    @Override
    Future<?> list(RoutingContext context) {
        ListRequest<ApprovalRow> request = ListParameters.read(ApprovalLists.PROGRAMS, context.queryParams())
                .withDefault(ApprovalLists.STATE, ApprovalLists.ALL);
        ApprovalFilter filter = ApprovalFilter.of(
                request, day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
        requireOrder(filter, request);
        return reader.findRows(filter, request)
                .compose(found -> ListAnswer.of(found).send(context, ApprovalJson::writeListed));
    }

    private static void requireOrder(ApprovalFilter filter, ListRequest<ApprovalRow> request) {
        boolean isByEnd = request.isSortedBy(ApprovalLists.ENDED);
        if (isByEnd && !ApprovalLists.hasEnded(filter.state())) {
            throw Failure.badInput("sort can be ended or -ended only if state is expired or revoked, which is "
                    + Quote.of(filter.state()));
        }
        if (!isByEnd && !filter.isForStanding() && !request.isSortedBy(ApprovalLists.CREATED)) {
            throw Failure.badInput(
                    "sort must be created or -created, unless state is standing or finished, or ended or -ended"
                            + " if it is expired or revoked, but is " + Quote.of(request.order()));
        }
    }

    @Override
    Future<JsonObject> get(long id) {
        return fleet.query(new GetApproval(id))
                .map(ApprovalJson::writeDetail)
                .recover(e -> Failure.from(e).code() == Failure.Code.NOT_FOUND
                        ? reader.getWhole(id).map(ApprovalJson::writeArchived)
                        : Future.failedFuture(e));
    }

    @Override
    JsonObject writeUncounted(long id, NewDecision decision, List<String> hosts) {
        return ApprovalJson.writeUncounted(id, decision, hosts);
    }
}
