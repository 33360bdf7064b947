package io.masif.ui.api;

import io.masif.clock.DatabaseClock;
import io.masif.decision.HostSelection;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.decision.NewRevocation;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.decision.Requester;
import io.masif.ui.decision.StoredDecision;
import io.masif.ui.fleet.draft.ResolveHosts;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.RevocationPreview;
import io.masif.ui.view.host.HostChoice;
import io.masif.wire.JsonMembers;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The routes for decisions of one kind and their revocations. */
abstract class DecisionsApi {
    private static final int DECISIONS_PER_PAGE = 500;

    private final FleetClient fleet;
    private final DecisionKind kind;
    private final String endMember;
    private final String path;

    /** @param endMember the name of the member with the moment at which a decision ends */
    DecisionsApi(FleetClient fleet, DecisionKind kind, String endMember) {
        this.fleet = fleet;
        this.kind = kind;
        this.endMember = endMember;
        this.path = "/api/v1/" + kind.noun() + "s";
    }

    /** Answers with a page of the decisions. */
    abstract Future<?> list(Paging paging);

    /** One decision, or not found. */
    abstract Future<JsonObject> get(long id);

    abstract Future<StoredDecision> findRepeated(RequestKey key);

    abstract Future<StoredDecision> decide(NewDecision decision, Requester requester);

    /** A decision that was just made, while what it concerns cannot be read. */
    abstract JsonObject writeUncounted(long id, NewDecision decision, List<String> hosts);

    abstract Future<RevocationPreview> previewRevocation(long id, List<ApprovalPattern> actions, HostChoice hosts);

    abstract Future<Boolean> revoke(NewRevocation revocation, Requester requester);

    final void mount(Router router) {
        router.get(path)
                .handler(QueryParameters.allowOnly(Paging.PAGE_PARAMETER))
                .handler(context ->
                        list(Paging.read(context, DECISIONS_PER_PAGE)).onFailure(context::fail));
        router.post(path).handler(QueryParameters.allowOnly()).handler(this::decide);
        router.get(path + "/:id").handler(QueryParameters.allowOnly()).handler(this::getOne);
        router.delete(path + "/:id").handler(QueryParameters.allowOnly()).handler(this::revokeAll);
        router.post(path + "/:id/revocations")
                .handler(QueryParameters.allowOnly())
                .handler(this::revokePart);
    }

    private void getOne(RoutingContext context) {
        get(parseId(context)).onSuccess(context::json).onFailure(context::fail);
    }

    private long parseId(RoutingContext context) {
        return kind.parseId(context.pathParam("id"));
    }

    /** A repeated request is answered before it is validated: a body that was valid once may be invalid now. */
    private void decide(RoutingContext context) {
        Buffer body = getBody(context);
        String key = IdempotencyKey.read(context.request());
        RequestKey requestKey = key == null
                ? null
                : new RequestKey(
                        AuthenticationHandler.getSession(context).operator(), key, Digest.ofBytes(body.getBytes()));
        findRepeated(requestKey)
                .compose(stored -> stored == null
                        ? decide(
                                context,
                                DecisionRequest.read(
                                        JsonMembers.ofBody(body),
                                        endMember,
                                        DatabaseClock.of(context.vertx()).now()),
                                requestKey)
                        : answer(context, stored, writeIdOnly(stored.id())))
                .onFailure(context::fail);
    }

    private Future<Void> decide(RoutingContext context, DecisionRequest request, RequestKey key) {
        return fleet.queryFresh(new ResolveHosts(request.hosts()))
                .compose(hosts -> request.allowsUnreported()
                        ? Future.succeededFuture(hosts)
                        : fleet.requireReported(request.actions()).map(hosts))
                .compose(hosts -> decide(context, request, hosts, key));
    }

    private Future<Void> decide(RoutingContext context, DecisionRequest request, HostSelection hosts, RequestKey key) {
        NewDecision decision = new NewDecision(
                AuthenticationHandler.getSession(context).operator(),
                request.actions(),
                hosts,
                request.comment(),
                request.end(),
                key);
        return decide(decision, new Requester(context.response()::closed, createRetryHint(decision)))
                .compose(stored -> answer(
                        context,
                        stored,
                        stored.isCreated()
                                ? writeUncounted(
                                        stored.id(), decision, request.hosts().names())
                                : writeIdOnly(stored.id())));
    }

    private Text createRetryHint(NewDecision decision) {
        return decision.key() == null
                ? Text.of("refusal.retry.look-at-" + kind.noun() + "s")
                : Text.of("refusal.retry.key");
    }

    /** A stored decision, while nothing but its number can be read. */
    private static JsonObject writeIdOnly(long id) {
        return new JsonObject().put("id", id).putNull("concerns");
    }

    /**
     * Answers with a committed decision, also if the fleet cannot be read.
     *
     * @param fallback the answer if the fleet cannot be read
     */
    private Future<Void> answer(RoutingContext context, StoredDecision stored, JsonObject fallback) {
        return get(stored.id()).otherwise(fallback).compose(json -> {
            context.response().setStatusCode(stored.isCreated() ? 201 : 200);
            return context.json(json.put("outcome", stored.state().word()));
        });
    }

    private void revokeAll(RoutingContext context) {
        if (getBody(context).length() > 0) {
            throw Failure.badInput("a DELETE revokes all of the " + kind.noun()
                    + ", and takes no body; revoke some of it by POST " + path + "/ID/revocations");
        }
        revoke(context, new RevocationRequest(List.of(), HostChoice.ALL, null))
                .onSuccess(revoked -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }

    private void revokePart(RoutingContext context) {
        RevocationRequest request = RevocationRequest.read(JsonMembers.ofBody(getBody(context)));
        long id = parseId(context);
        revoke(context, request)
                .compose(revoked -> get(id).otherwise(e -> writeIdOnly(id)))
                .compose(json -> {
                    context.response().setStatusCode(201);
                    return context.json(json);
                })
                .onFailure(context::fail);
    }

    private Future<Boolean> revoke(RoutingContext context, RevocationRequest request) {
        String author = AuthenticationHandler.getSession(context).operator();
        long id = parseId(context);
        // the index no longer has decisions that ended long ago
        Future<HostSelection> selection = request.actions().isEmpty()
                        && request.hosts().equals(HostChoice.ALL)
                ? Future.succeededFuture(HostSelection.ALL)
                : previewRevocation(id, request.actions(), request.hosts()).map(preview -> preview.selection());
        return selection.compose(hosts -> revoke(
                new NewRevocation(author, id, request.actions(), hosts, request.comment()),
                new Requester(context.response()::closed, Text.of("refusal.retry.ask"))));
    }

    private static Buffer getBody(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null ? Buffer.buffer() : body;
    }
}
