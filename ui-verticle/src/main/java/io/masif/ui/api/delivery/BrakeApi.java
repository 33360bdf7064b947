package io.masif.ui.api.delivery;

import io.masif.ui.access.Actor;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.api.decision.OperatorText;
import io.masif.ui.brake.Brake;
import io.masif.ui.brake.BrakeStore;
import io.masif.ui.brake.BrakeWriter;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.http.RequestBody;
import io.masif.wire.JsonMembers;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;

/** The brake. */
public final class BrakeApi {
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private final Pool pool;
    private final BrakeWriter brake;

    public BrakeApi(Pool pool, BrakeWriter brake) {
        this.pool = pool;
        this.brake = brake;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("getBrake", this::get);
        routes.mount("stopAll", this::stop);
        routes.mount("releaseBrake", this::release);
    }

    private void get(RoutingContext context) {
        BrakeStore.find(pool)
                .recover(DatabaseErrors::failRead)
                .compose(holding -> JsonAnswer.send(context, write(holding)))
                .onFailure(context::fail);
    }

    private void stop(RoutingContext context) {
        JsonMembers members = JsonMembers.ofBody(RequestBody.get(context)).requireOnly("reason");
        members.getRequiredText("reason");
        String reason = OperatorText.readOptional(members, "reason", OperatorText.MAX_COMMENT_LENGTH);
        brake.stop(reason, Actor.of(context))
                .onSuccess(stopped -> {
                    if (stopped.isNew()) {
                        context.response().setStatusCode(CREATED);
                    }
                    JsonAnswer.send(context, write(stopped.brake()));
                })
                .onFailure(context::fail);
    }

    private void release(RoutingContext context) {
        brake.release(null, Actor.of(context))
                .onSuccess(isReleased ->
                        context.response().setStatusCode(NO_CONTENT).end())
                .onFailure(context::fail);
    }

    /** @param holding null if none holds */
    private static JsonObject write(Brake holding) {
        JsonObject json = new JsonObject().put("holds", holding != null);
        return holding == null
                ? json
                : json.put("id", holding.id())
                        .put("reason", holding.reason())
                        .put("author", holding.author())
                        .put("since", ApiJson.formatInstant(holding.since()));
    }
}
