package io.masif.ui.api.rollout;

import io.masif.decision.HostSelection;
import io.masif.text.Quote;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.api.decision.DecisionJson;
import io.masif.ui.api.decision.IdempotencyKey;
import io.masif.ui.api.decision.OperatorText;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.draft.ResolveHosts;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.PathNumber;
import io.masif.ui.http.RequestBody;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.RolloutReader;
import io.masif.ui.rollout.engine.RolloutCommander;
import io.masif.ui.rollout.engine.RolloutRetrier;
import io.masif.ui.rollout.engine.RolloutStarter;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.rollout.plan.RolloutScope;
import io.masif.ui.rollout.state.RolloutCommand;
import io.masif.ui.rollout.store.NewRollout;
import io.masif.ui.rollout.store.PlanStore;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.rollout.RolloutView;
import io.masif.wire.JsonMembers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;

/** The operations of rollouts. */
public final class RolloutsApi {
    private static final int MAX_RING_NUMBER = RolloutPlan.MAX_RINGS;

    private final FleetClient fleet;
    private final PlanStore plans;
    private final RolloutReader reader;
    private final RolloutStarter starter;
    private final RolloutCommander commander;
    private final RolloutRetrier retrier;

    public RolloutsApi(Vertx vertx, Pool pool, FleetClient fleet) {
        this.fleet = fleet;
        this.plans = new PlanStore(pool);
        this.reader = new RolloutReader(vertx, pool, fleet);
        this.starter = new RolloutStarter(pool, fleet);
        this.commander = new RolloutCommander(vertx, pool, fleet);
        this.retrier = new RolloutRetrier(vertx, pool, fleet);
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("listRollouts", context -> list(context).onFailure(context::fail));
        routes.mount("startRollout", context -> start(context).onFailure(context::fail));
        routes.mount("getRollout", context -> answer(context, parseId(context)).onFailure(context::fail));
        routes.mount("commandRollout", context -> command(context).onFailure(context::fail));
        routes.mount("retryRollout", context -> retry(context).onFailure(context::fail));
    }

    private Future<Void> list(RoutingContext context) {
        int limit = ListParameters.readLimit(context.queryParams());
        Long after = ListParameters.readNumber(context.queryParams());
        String state = RolloutReader.requireState(context.queryParams().get("state"));
        return reader.find(after == null ? Long.MAX_VALUE : after, state, limit + 1)
                .compose(found ->
                        ListAnswer.byNumber(found, limit, RolloutView::id).send(context, RolloutJson::writeListed));
    }

    private static long parseId(RoutingContext context) {
        return PathNumber.parse(context.pathParam("id"), Rollout::createNotFound);
    }

    private Future<Void> answer(RoutingContext context, long id) {
        return reader.get(id).compose(view -> JsonAnswer.send(context, RolloutJson.write(view)));
    }

    /** The answer to what is done, also if it cannot be counted now. */
    private Future<Void> answerDone(RoutingContext context, long id) {
        return reader.get(id)
                .recover(e -> reader.getStored(id))
                .compose(view -> JsonAnswer.send(context, RolloutJson.write(view)));
    }

    /** A repeated request is answered before it is validated: a body that was valid once may be invalid now. */
    private Future<Void> start(RoutingContext context) {
        RequestKey key = IdempotencyKey.read(context, context.request().path());
        return starter.findRepeated(key)
                .compose(repeated -> repeated != null
                        ? answerDone(context, repeated)
                        : start(context, RolloutRequest.read(JsonMembers.ofBody(RequestBody.get(context))), key));
    }

    private Future<Void> start(RoutingContext context, RolloutRequest request, RequestKey key) {
        return fleet.queryFresh(new ResolveHosts(request.hosts()))
                .compose(hosts -> request.allowsUnreported()
                        ? Future.succeededFuture(hosts)
                        : fleet.requireReported(request.actions()).map(hosts))
                .compose(hosts -> plans.find(request.plan())
                        .compose(plan -> starter.start(
                                create(
                                        context,
                                        request,
                                        plan.orElseThrow(() -> PlanStore.createUnknown(request.plan())),
                                        hosts,
                                        key),
                                createRequester(context, key == null ? "refusal.retry.ask" : "refusal.retry.key"))))
                .compose(started -> {
                    context.response().setStatusCode(started.isCreated() ? 201 : 200);
                    return answerDone(context, started.id());
                });
    }

    private static NewRollout create(
            RoutingContext context, RolloutRequest request, RolloutPlan plan, HostSelection hosts, RequestKey key) {
        return new NewRollout(
                plan,
                request.actions(),
                RolloutScope.of(hosts),
                null,
                AuthenticationHandler.getSession(context).operator(),
                request.comment(),
                key);
    }

    private static Requester createRequester(RoutingContext context, String hint) {
        return new Requester(context.response()::closed, Text.of(hint));
    }

    private Future<Void> command(RoutingContext context) {
        JsonMembers members = JsonMembers.ofBody(RequestBody.get(context)).requireOnly("command", "ring", "comment");
        String word = members.getRequiredText("command");
        RolloutCommand command = RolloutCommand.of(word)
                .orElseThrow(
                        () -> members.createFailure("command", "one of " + RolloutCommand.words(), Quote.of(word)));
        long id = parseId(context);
        return commander
                .execute(
                        new RolloutCommander.Request(
                                id,
                                command,
                                readRing(members, command),
                                AuthenticationHandler.getSession(context).operator(),
                                OperatorText.readOptional(members, "comment", OperatorText.MAX_COMMENT_LENGTH)),
                        createRequester(context, "refusal.retry.ask"))
                .compose(done -> answerDone(context, id));
    }

    /** Without the ring, a repeated request would be about the next one. */
    private static Integer readRing(JsonMembers members, RolloutCommand command) {
        Long ring = members.getInteger("ring");
        if (ring == null && command.isForRing()) {
            throw members.fail("ring", "ring is missing: say which ring to " + command.word());
        }
        if (ring == null) {
            return null;
        }
        if (ring < 1 || ring > MAX_RING_NUMBER) {
            throw members.createFailure("ring", "a whole number from 1 to " + MAX_RING_NUMBER, ring.toString());
        }
        return ring.intValue() - 1;
    }

    private Future<Void> retry(RoutingContext context) {
        long id = parseId(context);
        return retrier.retry(
                        id,
                        AuthenticationHandler.getSession(context).operator(),
                        createRequester(context, "refusal.retry.ask"))
                .compose(target -> JsonAnswer.send(
                        context,
                        new JsonObject()
                                .put("rollout", id)
                                .put("actions", ApiJson.writeArray(target.actions(), DecisionJson::writePattern))
                                .put("hosts", new JsonArray(target.hostNames()))));
    }
}
