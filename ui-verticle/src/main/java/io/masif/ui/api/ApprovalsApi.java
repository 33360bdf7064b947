package io.masif.ui.api;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.decision.NewRevocation;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.decision.Requester;
import io.masif.ui.decision.StoredDecision;
import io.masif.ui.fleet.approval.GetApproval;
import io.masif.ui.fleet.approval.ListApprovals;
import io.masif.ui.fleet.approval.PreviewRevocation;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.RevocationPreview;
import io.masif.ui.view.host.HostChoice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The routes for approvals and their revocations. */
final class ApprovalsApi extends DecisionsApi {
    private final FleetClient fleet;

    ApprovalsApi(FleetClient fleet) {
        super(fleet, DecisionKind.APPROVAL, "expires");
        this.fleet = fleet;
    }

    @Override
    Future<?> list(Paging paging) {
        return fleet.query(new ListApprovals(paging.page(), paging.size()))
                .compose(found -> paging.sendPage(found.approvals(), found.totalCount(), ApprovalJson::writeListed));
    }

    @Override
    Future<JsonObject> get(long id) {
        return fleet.query(new GetApproval(id)).map(ApprovalJson::writeDetail);
    }

    @Override
    Future<StoredDecision> findRepeated(RequestKey key) {
        return fleet.findRepeated(key);
    }

    @Override
    Future<StoredDecision> decide(NewDecision decision, Requester requester) {
        return fleet.decide(decision, requester);
    }

    @Override
    JsonObject writeUncounted(long id, NewDecision decision, List<String> hosts) {
        return ApprovalJson.writeUncounted(id, decision, hosts);
    }

    @Override
    Future<RevocationPreview> previewRevocation(long id, List<ApprovalPattern> actions, HostChoice hosts) {
        return fleet.query(new PreviewRevocation(DecisionKind.APPROVAL, id, actions, hosts));
    }

    @Override
    Future<Boolean> revoke(NewRevocation revocation, Requester requester) {
        return fleet.revoke(DecisionKind.APPROVAL, revocation, requester);
    }
}
