package io.masif.ui.api.decision;

import io.masif.clock.DatabaseClock;
import io.masif.decision.HostSelection;
import io.masif.failure.Failure;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.decision.NewRevocation;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.decision.Requester;
import io.masif.ui.decision.StoredDecision;
import io.masif.ui.fleet.approval.PreviewRevocation;
import io.masif.ui.fleet.draft.ResolveHosts;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.RequestBody;
import io.masif.ui.language.Text;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.RevocationPreview;
import io.masif.ui.view.host.HostChoice;
import io.masif.wire.JsonMembers;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;

/** The routes for decisions of one kind and their revocations. */
abstract class DecisionsApi {
    private final FleetClient fleet;
    private final DecisionKind kind;
    private final String endMember;
    private final String verb;
    private final String name;
    private final String path;

    /**
     * @param verb what the operation that decides is called
     * @param endMember the name of the member with the moment at which a decision ends
     */
    DecisionsApi(FleetClient fleet, DecisionKind kind, String verb, String endMember) {
        this.fleet = fleet;
        this.kind = kind;
        this.endMember = endMember;
        this.verb = verb;
        this.name = kind.noun().substring(0, 1).toUpperCase(Locale.ROOT)
                + kind.noun().substring(1);
        this.path = "/api/v1/" + kind.noun() + "s";
    }

    /** Answers with a page of the decisions. */
    abstract Future<?> list(RoutingContext context);

    /** One decision, or not found. */
    abstract Future<JsonObject> get(long id);

    /** A decision that was just made, while what it concerns cannot be read. */
    abstract JsonObject writeUncounted(long id, NewDecision decision, List<String> hosts);

    /** Mounts the operations. */
    public final void mount(ContractRoutes routes) {
        routes.mount("list" + name + "s", context -> list(context).onFailure(context::fail));
        routes.mount(verb, this::decide);
        routes.mount("get" + name, this::getOne);
        routes.mount("revoke" + name, this::revokeAll);
        routes.mount("revokePartOf" + name, this::revokePart);
    }

    private void getOne(RoutingContext context) {
        get(parseId(context)).compose(json -> JsonAnswer.send(context, json)).onFailure(context::fail);
    }

    private long parseId(RoutingContext context) {
        return kind.parseId(context.pathParam("id"));
    }

    /** A repeated request is answered before it is validated: a body that was valid once may be invalid now. */
    private void decide(RoutingContext context) {
        Buffer body = RequestBody.get(context);
        RequestKey key = IdempotencyKey.read(context, "");
        fleet.findRepeated(kind, key)
                .compose(stored -> stored == null
                        ? decide(
                                context,
                                DecisionRequest.read(
                                        JsonMembers.ofBody(body),
                                        endMember,
                                        DatabaseClock.of(context.vertx()).now()),
                                key)
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
        return fleet.decide(kind, decision, new Requester(context.response()::closed, createRetryHint(decision)))
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
            return JsonAnswer.send(context, json.put("outcome", stored.state().word()));
        });
    }

    private void revokeAll(RoutingContext context) {
        if (RequestBody.get(context).length() > 0) {
            throw Failure.badInput("a DELETE revokes all of the " + kind.noun()
                    + ", and takes no body; revoke some of it by POST " + path + "/ID/revocations");
        }
        revoke(context, new RevocationRequest(List.of(), HostChoice.ALL, null), null)
                .onSuccess(revoked -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }

    private void revokePart(RoutingContext context) {
        long id = parseId(context);
        RequestKey key = IdempotencyKey.read(context, context.request().path());
        fleet.isRevocationRepeated(kind, key)
                .compose(isRepeated -> isRepeated
                        ? Future.succeededFuture(false)
                        : revoke(context, RevocationRequest.read(JsonMembers.ofBody(RequestBody.get(context))), key))
                .compose(revoked -> get(id).otherwise(e -> writeIdOnly(id)))
                .compose(json -> {
                    context.response().setStatusCode(201);
                    return JsonAnswer.send(context, json);
                })
                .onFailure(context::fail);
    }

    private Future<Boolean> revoke(RoutingContext context, RevocationRequest request, RequestKey key) {
        String author = AuthenticationHandler.getSession(context).operator();
        long id = parseId(context);
        // the index no longer has decisions that ended long ago
        Future<HostSelection> selection =
                request.actions().isEmpty() && request.hosts().equals(HostChoice.ALL)
                        ? Future.succeededFuture(HostSelection.ALL)
                        : fleet.query(new PreviewRevocation(kind, id, request.actions(), request.hosts()))
                                .map(RevocationPreview::selection);
        return selection.compose(hosts -> fleet.revoke(
                kind,
                new NewRevocation(author, id, request.actions(), hosts, request.comment(), key),
                new Requester(context.response()::closed, Text.of("refusal.retry.ask"))));
    }
}
