package io.masif.ui.api.decision;

import io.masif.failure.MemberErrors;
import io.masif.text.Quote;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.query.BulkRevoker;
import io.masif.ui.http.RequestBody;
import io.masif.ui.language.Text;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.wire.JsonMembers;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The operation that revokes many approvals at once. */
public final class RevocationsApi {
    /** More would take too long in one transaction. */
    private static final int MAX_APPROVALS = 5000;

    private static final String APPROVALS = "approvals";

    private final BulkRevoker revoker;

    public RevocationsApi(BulkRevoker revoker) {
        this.revoker = revoker;
    }

    /** Mounts the operation. */
    public void mount(ContractRoutes routes) {
        routes.mount("revokeApprovals", this::revoke);
    }

    private void revoke(RoutingContext context) {
        RequestKey key = IdempotencyKey.read(context, context.request().path());
        JsonMembers members = JsonMembers.ofBody(RequestBody.get(context)).requireOnly(APPROVALS, "comment");
        MemberErrors errors = new MemberErrors();
        List<Long> ids = errors.collect(() -> readIds(members), List.of());
        String comment = errors.collect(() -> DecisionRequest.readComment(members), null);
        errors.throwIfAny();
        revoker.revoke(
                        ids,
                        AuthenticationHandler.getSession(context).operator(),
                        comment,
                        key,
                        new Requester(context.response()::closed, Text.of("refusal.retry.ask")))
                .compose(count -> JsonAnswer.send(
                        context, new JsonObject().put("revoked", count).put("not_revoked", ids.size() - count)))
                .onFailure(context::fail);
    }

    private static List<Long> readIds(JsonMembers members) {
        HostSelectionJson.requireAtMost(members, APPROVALS, MAX_APPROVALS);
        List<Long> ids = members.getIntegers(APPROVALS);
        if (ids == null || ids.isEmpty()) {
            throw members.fail(
                    APPROVALS, "approvals is missing: give an array with at least one number of an approval");
        }
        if (ids.stream().anyMatch(id -> id < 1)) {
            throw members.createFailure(APPROVALS, "of numbers from 1 on", Quote.of(ids.toString()));
        }
        return ids.stream().distinct().toList();
    }
}
