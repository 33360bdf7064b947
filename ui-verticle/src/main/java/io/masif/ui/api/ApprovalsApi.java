package io.masif.ui.api;

import io.masif.clock.DatabaseClock;
import io.masif.decision.HostSelection;
import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.ui.fleet.FleetClient;
import io.masif.ui.login.Guard;
import io.masif.ui.store.NewDecision;
import io.masif.ui.store.NewRevocation;
import io.masif.ui.store.RequestKey;
import io.masif.ui.store.Requester;
import io.masif.ui.store.StoredDecision;
import io.masif.ui.view.HostChoice;
import io.masif.ui.view.QueryParameters;
import io.masif.wire.Members;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What programs decide, and ask about decisions. */
final class ApprovalsApi {
    private static final Logger LOG = LoggerFactory.getLogger(ApprovalsApi.class);

    private static final String APPROVALS = "/api/v1/approvals";
    private static final String APPROVAL = APPROVALS + "/:id";
    private static final int APPROVALS_PER_PAGE = 500;

    private static final String REPEAT = "Ask again with the same Idempotency-Key; it will not be approved twice.";
    private static final String LOOK = "Look at the approvals before you ask again.";

    private final FleetClient fleet;

    ApprovalsApi(FleetClient fleet) {
        this.fleet = fleet;
    }

    void mount(Router router) {
        router.get(APPROVALS).handler(QueryParameters.only(Paging.PAGE)).handler(this::list);
        router.post(APPROVALS).handler(QueryParameters.only()).handler(this::approve);
        router.get(APPROVAL).handler(QueryParameters.only()).handler(this::one);
        router.delete(APPROVAL).handler(QueryParameters.only()).handler(this::revokeAll);
        router.post(APPROVAL + "/revocations").handler(QueryParameters.only()).handler(this::revokeSome);
    }

    private void list(RoutingContext context) {
        Paging paging = Paging.read(context, APPROVALS_PER_PAGE);
        fleet.approvals(paging.page(), paging.size())
                .onSuccess(found -> paging.answer(found.approvals(), found.all(), ApprovalJson::listed))
                .onFailure(context::fail);
    }

    private void one(RoutingContext context) {
        fleet.approval(number(context.pathParam("id")))
                .map(ApprovalJson::whole)
                .onSuccess(context::json)
                .onFailure(context::fail);
    }

    /** A repeated request is answered before anything is checked: what was valid then need not be valid now. */
    private void approve(RoutingContext context) {
        Buffer body = body(context);
        String key = IdempotencyKey.read(context.request());
        RequestKey requestKey = key == null
                ? null
                : new RequestKey(Guard.session(context).operator(), key, Digest.ofBytes(body.getBytes()));
        fleet.repeated(requestKey)
                .compose(stored -> stored == null
                        ? decide(
                                context,
                                ApprovalRequest.read(
                                        Members.ofBody(body),
                                        DatabaseClock.of(context.vertx()).now()),
                                requestKey)
                        : answer(context, stored, ApprovalJson.numberOnly(stored.id())))
                .onFailure(context::fail);
    }

    private Future<Void> decide(RoutingContext context, ApprovalRequest request, RequestKey key) {
        return fleet.select(request.hosts())
                .compose(hosts -> request.unseen()
                        ? Future.succeededFuture(hosts)
                        : fleet.requireSeen(request.actions()).map(hosts))
                .compose(hosts -> decide(context, request, hosts, key));
    }

    private Future<Void> decide(RoutingContext context, ApprovalRequest request, HostSelection hosts, RequestKey key) {
        NewDecision decision = new NewDecision(
                Guard.session(context).operator(), request.actions(), hosts, request.comment(), request.expires(), key);
        return fleet.decide(decision, new Requester(context.response()::closed, key == null ? LOOK : REPEAT))
                .compose(stored -> {
                    if (stored.created()) {
                        LOG.info(
                                "approved author={} approval={} actions={} scope={} hosts={}",
                                decision.author(),
                                stored.id(),
                                decision.patterns().size(),
                                hosts.scope().word(),
                                hosts.hosts().size());
                    }
                    return answer(
                            context,
                            stored,
                            stored.created()
                                    ? ApprovalJson.withoutProgress(
                                            stored.id(),
                                            decision,
                                            request.hosts().names())
                                    : ApprovalJson.numberOnly(stored.id()));
                });
    }

    /**
     * It is committed: that the fleet cannot be asked about it now is no reason to say that it failed.
     *
     * @param unread the answer then
     */
    private Future<Void> answer(RoutingContext context, StoredDecision stored, JsonObject unread) {
        return fleet.approval(stored.id())
                .map(ApprovalJson::whole)
                .otherwise(unread)
                .compose(json -> {
                    context.response().setStatusCode(stored.created() ? 201 : 200);
                    return context.json(json.put("outcome", stored.state().word()));
                });
    }

    private void revokeAll(RoutingContext context) {
        if (body(context).length() > 0) {
            throw Failure.badInput("a DELETE revokes all of the approval, and takes no body; revoke some of it by POST "
                    + APPROVALS + "/ID/revocations");
        }
        revoke(context, new RevocationRequest(List.of(), HostChoice.ALL, null))
                .onSuccess(revoked -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }

    private void revokeSome(RoutingContext context) {
        RevocationRequest request = RevocationRequest.read(Members.ofBody(body(context)));
        long id = number(context.pathParam("id"));
        revoke(context, request)
                .compose(revoked ->
                        fleet.approval(id).map(ApprovalJson::whole).otherwise(e -> ApprovalJson.numberOnly(id)))
                .onSuccess(json -> {
                    context.response().setStatusCode(201);
                    context.json(json);
                })
                .onFailure(context::fail);
    }

    private Future<Boolean> revoke(RoutingContext context, RevocationRequest request) {
        String author = Guard.session(context).operator();
        long id = number(context.pathParam("id"));
        // of one that ended long ago, only the database knows
        Future<HostSelection> selection =
                request.actions().isEmpty() && request.hosts().equals(HostChoice.ALL)
                        ? Future.succeededFuture(HostSelection.ALL)
                        : fleet.previewRevocation(id, request.actions(), request.hosts())
                                .map(preview -> preview.selection());
        return selection
                .compose(hosts -> fleet.revoke(
                        new NewRevocation(author, id, request.actions(), hosts, request.comment()),
                        new Requester(context.response()::closed, "Ask again; it will not be revoked twice.")))
                .onSuccess(revoked -> {
                    if (revoked) {
                        LOG.info(
                                "revoked author={} approval={} actions={} scope={} hosts={}",
                                author,
                                id,
                                request.actions().isEmpty()
                                        ? "all"
                                        : request.actions().size(),
                                request.hosts().scope().word(),
                                request.hosts().names().size());
                    }
                });
    }

    private static Buffer body(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null ? Buffer.buffer() : body;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Failure.of(Failure.Code.NOT_FOUND, "There is no approval " + text + ".");
        }
    }
}
