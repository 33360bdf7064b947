package io.masif.ui.api.delivery;

import io.masif.clock.DatabaseClock;
import io.masif.ui.access.Actor;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.api.decision.OperatorText;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.delivery.DeliveryWriter;
import io.masif.ui.delivery.FreezeStore;
import io.masif.ui.delivery.NewFreeze;
import io.masif.ui.delivery.StoredFreeze;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.RequestBody;
import io.masif.wire.JsonMembers;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Instant;

/** The freezes of groups and of all hosts. */
public final class FreezesApi {
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private final Pool pool;
    private final FleetClient fleet;
    private final DeliveryWriter writer;

    public FreezesApi(Pool pool, FleetClient fleet, DeliveryWriter writer) {
        this.pool = pool;
        this.fleet = fleet;
        this.writer = writer;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("listFreezes", this::list);
        routes.mount("addFreeze", this::add);
        routes.mount("removeFreeze", this::remove);
    }

    private void list(RoutingContext context) {
        int limit = ListParameters.readLimit(context.queryParams());
        FreezeStore.listBefore(pool, ListParameters.readNumber(context.queryParams()), limit + 1)
                .recover(DatabaseErrors::failRead)
                .compose(found -> ListAnswer.byNumber(
                                found, limit, freeze -> freeze.freeze().id())
                        .send(context, freeze -> write(freeze, now(context))))
                .onFailure(context::fail);
    }

    private void add(RoutingContext context) {
        JsonMembers members =
                JsonMembers.ofBody(RequestBody.get(context)).requireOnly("group", "from", "until", "reason");
        members.getRequiredText("reason");
        String reason = OperatorText.readOptional(members, "reason", OperatorText.MAX_COMMENT_LENGTH);
        Instant from = members.getInstant("from");
        NewFreeze valid = new NewFreeze(
                        null, from == null ? now(context) : from, members.getRequiredInstant("until"), reason)
                .requireValid(now(context));
        GroupMember.findOptional(fleet, members)
                .compose(group ->
                        writer.addFreeze(new NewFreeze(group, valid.from(), valid.until(), reason), Actor.of(context)))
                .compose(added -> {
                    context.response().setStatusCode(CREATED);
                    return JsonAnswer.send(context, write(added, now(context)));
                })
                .onFailure(context::fail);
    }

    private void remove(RoutingContext context) {
        writer.removeFreeze(DeliveryNumber.read(context), Actor.of(context))
                .compose(removed -> context.response().setStatusCode(NO_CONTENT).end())
                .onFailure(context::fail);
    }

    private static Instant now(RoutingContext context) {
        return DatabaseClock.of(context.vertx()).now();
    }

    private static JsonObject write(StoredFreeze stored, Instant now) {
        return new JsonObject()
                .put("id", stored.freeze().id())
                .put("group", stored.groupName())
                .put("from", ApiJson.formatInstant(stored.freeze().from()))
                .put("until", ApiJson.formatInstant(stored.freeze().until()))
                .put("reason", stored.freeze().reason())
                .put("holds", stored.freeze().holds(now))
                .put("author", stored.author())
                .put("created", ApiJson.formatInstant(stored.created()));
    }
}
