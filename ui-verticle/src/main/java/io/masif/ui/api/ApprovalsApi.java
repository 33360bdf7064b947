package io.masif.ui.api;

import io.masif.clock.DatabaseClock;
import io.masif.decision.HostSelection;
import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.decision.NewRevocation;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.decision.Requester;
import io.masif.ui.decision.StoredDecision;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.approval.ApprovalId;
import io.masif.ui.view.host.HostChoice;
import io.masif.wire.JsonMembers;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The routes for decisions and revocations. */
final class ApprovalsApi {
    private static final String APPROVALS_PATH = "/api/v1/approvals";
    private static final String APPROVAL_PATH = APPROVALS_PATH + "/:id";
    private static final int APPROVALS_PER_PAGE = 500;

    private static final String REPEAT_HINT = "Ask again with the same Idempotency-Key; it will not be approved twice.";
    private static final String CHECK_HINT = "Look at the approvals before you ask again.";

    private final FleetClient fleet;

    ApprovalsApi(FleetClient fleet) {
        this.fleet = fleet;
    }

    void mount(Router router) {
        router.get(APPROVALS_PATH)
                .handler(QueryParameters.allowOnly(Paging.PAGE_PARAMETER))
                .handler(this::listApprovals);
        router.post(APPROVALS_PATH).handler(QueryParameters.allowOnly()).handler(this::approve);
        router.get(APPROVAL_PATH).handler(QueryParameters.allowOnly()).handler(this::getApproval);
        router.delete(APPROVAL_PATH).handler(QueryParameters.allowOnly()).handler(this::revokeAll);
        router.post(APPROVAL_PATH + "/revocations")
                .handler(QueryParameters.allowOnly())
                .handler(this::revokePart);
    }

    private void listApprovals(RoutingContext context) {
        Paging paging = Paging.read(context, APPROVALS_PER_PAGE);
        fleet.listApprovals(paging.page(), paging.size())
                .onSuccess(found -> paging.sendPage(found.approvals(), found.totalCount(), ApprovalJson::writeListed))
                .onFailure(context::fail);
    }

    private void getApproval(RoutingContext context) {
        fleet.getApproval(ApprovalId.parse(context.pathParam("id")))
                .map(ApprovalJson::writeDetail)
                .onSuccess(context::json)
                .onFailure(context::fail);
    }

    /** A repeated request is answered before it is validated: a body that was valid once may be invalid now. */
    private void approve(RoutingContext context) {
        Buffer body = getBody(context);
        String key = IdempotencyKey.read(context.request());
        RequestKey requestKey = key == null
                ? null
                : new RequestKey(
                        AuthenticationHandler.getSession(context).operator(), key, Digest.ofBytes(body.getBytes()));
        fleet.findRepeated(requestKey)
                .compose(stored -> stored == null
                        ? decide(
                                context,
                                ApprovalRequest.read(
                                        JsonMembers.ofBody(body),
                                        DatabaseClock.of(context.vertx()).now()),
                                requestKey)
                        : answer(context, stored, ApprovalJson.writeIdOnly(stored.id())))
                .onFailure(context::fail);
    }

    private Future<Void> decide(RoutingContext context, ApprovalRequest request, RequestKey key) {
        return fleet.resolveHosts(request.hosts())
                .compose(hosts -> request.allowsUnreported()
                        ? Future.succeededFuture(hosts)
                        : fleet.requireReported(request.actions()).map(hosts))
                .compose(hosts -> decide(context, request, hosts, key));
    }

    private Future<Void> decide(RoutingContext context, ApprovalRequest request, HostSelection hosts, RequestKey key) {
        NewDecision decision = new NewDecision(
                AuthenticationHandler.getSession(context).operator(),
                request.actions(),
                hosts,
                request.comment(),
                request.expires(),
                key);
        return fleet.decide(decision, new Requester(context.response()::closed, key == null ? CHECK_HINT : REPEAT_HINT))
                .compose(stored -> answer(
                        context,
                        stored,
                        stored.isCreated()
                                ? ApprovalJson.writeWithoutProgress(
                                        stored.id(), decision, request.hosts().names())
                                : ApprovalJson.writeIdOnly(stored.id())));
    }

    /**
     * Answers with a committed decision, also if the fleet cannot be read.
     *
     * @param fallback the answer if the fleet cannot be read
     */
    private Future<Void> answer(RoutingContext context, StoredDecision stored, JsonObject fallback) {
        return fleet.getApproval(stored.id())
                .map(ApprovalJson::writeDetail)
                .otherwise(fallback)
                .compose(json -> {
                    context.response().setStatusCode(stored.isCreated() ? 201 : 200);
                    return context.json(json.put("outcome", stored.state().word()));
                });
    }

    private void revokeAll(RoutingContext context) {
        if (getBody(context).length() > 0) {
            throw Failure.badInput("a DELETE revokes all of the approval, and takes no body; revoke some of it by POST "
                    + APPROVALS_PATH + "/ID/revocations");
        }
        revoke(context, new RevocationRequest(List.of(), HostChoice.ALL, null))
                .onSuccess(revoked -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }

    private void revokePart(RoutingContext context) {
        RevocationRequest request = RevocationRequest.read(JsonMembers.ofBody(getBody(context)));
        long id = ApprovalId.parse(context.pathParam("id"));
        revoke(context, request)
                .compose(revoked -> fleet.getApproval(id)
                        .map(ApprovalJson::writeDetail)
                        .otherwise(e -> ApprovalJson.writeIdOnly(id)))
                .onSuccess(json -> {
                    context.response().setStatusCode(201);
                    context.json(json);
                })
                .onFailure(context::fail);
    }

    private Future<Boolean> revoke(RoutingContext context, RevocationRequest request) {
        String author = AuthenticationHandler.getSession(context).operator();
        long id = ApprovalId.parse(context.pathParam("id"));
        // the index no longer has decisions that ended long ago
        Future<HostSelection> selection =
                request.actions().isEmpty() && request.hosts().equals(HostChoice.ALL)
                        ? Future.succeededFuture(HostSelection.ALL)
                        : fleet.previewRevocation(id, request.actions(), request.hosts())
                                .map(preview -> preview.selection());
        return selection.compose(hosts -> fleet.revoke(
                new NewRevocation(author, id, request.actions(), hosts, request.comment()),
                new Requester(context.response()::closed, "Ask again; it will not be revoked twice.")));
    }

    private static Buffer getBody(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null ? Buffer.buffer() : body;
    }
}
