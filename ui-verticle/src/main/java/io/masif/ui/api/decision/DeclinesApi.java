package io.masif.ui.api.decision;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.decision.NewRevocation;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.decision.Requester;
import io.masif.ui.decision.StoredDecision;
import io.masif.ui.fleet.approval.PreviewRevocation;
import io.masif.ui.fleet.decline.FindDeclines;
import io.masif.ui.fleet.decline.GetDecline;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.RevocationPreview;
import io.masif.ui.view.decline.DeclineLists;
import io.masif.ui.view.host.HostChoice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The routes for declines, which are deferrals if they end by themselves, and their revocations. */
public final class DeclinesApi extends DecisionsApi {
    private final FleetClient fleet;

    public DeclinesApi(FleetClient fleet) {
        super(fleet, DecisionKind.DECLINE, "decline", "until");
        this.fleet = fleet;
    }

    @Override
    Future<?> list(RoutingContext context) {
        return fleet.query(new FindDeclines(ListParameters.read(DeclineLists.DECLINES, context.queryParams())))
                .compose(found -> ListAnswer.of(found).send(context, DeclineJson::writeListed));
    }

    @Override
    Future<JsonObject> get(long id) {
        return fleet.query(new GetDecline(id)).map(DeclineJson::writeDetail);
    }

    @Override
    Future<StoredDecision> findRepeated(RequestKey key) {
        return fleet.findRepeatedDecline(key);
    }

    @Override
    Future<StoredDecision> decide(NewDecision decision, Requester requester) {
        return fleet.decline(decision, requester);
    }

    @Override
    JsonObject writeUncounted(long id, NewDecision decision, List<String> hosts) {
        return DeclineJson.writeUncounted(id, decision, hosts);
    }

    @Override
    Future<RevocationPreview> previewRevocation(long id, List<ApprovalPattern> actions, HostChoice hosts) {
        return fleet.query(new PreviewRevocation(DecisionKind.DECLINE, id, actions, hosts));
    }

    @Override
    Future<Boolean> revoke(NewRevocation revocation, Requester requester) {
        return fleet.revoke(DecisionKind.DECLINE, revocation, requester);
    }
}
