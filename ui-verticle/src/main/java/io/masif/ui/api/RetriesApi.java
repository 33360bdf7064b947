package io.masif.ui.api;

import io.masif.decision.PatternJson;
import io.masif.failure.Failure;
import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.approval.FailureRetrier;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.DecisionKind;
import io.masif.wire.JsonMembers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The route for retries of an approval on the hosts on which it failed. */
public final class RetriesApi {
    private final FailureRetrier retrier;

    public RetriesApi(FailureRetrier retrier) {
        this.retrier = retrier;
    }

    /** The routes below {@code /api/v1/approvals}. */
    public void mount(Router router) {
        router.post("/api/v1/approvals/:id/retries")
                .handler(QueryParameters.allowOnly())
                .handler(this::retry);
    }

    private void retry(RoutingContext context) {
        long id = DecisionKind.APPROVAL.parseId(context.pathParam("id"));
        retrier.retry(
                        id,
                        readHosts(context.body().buffer()),
                        AuthenticationHandler.getSession(context).operator(),
                        new Requester(context.response()::closed, Text.of("refusal.retry.ask")))
                .compose(result -> {
                    context.response().setStatusCode(result.retry().isCreated() ? 201 : 200);
                    return context.json(write(id, result));
                })
                .onFailure(context::fail);
    }

    /** The body is {@code {"hosts": [...]}}; without it, or without the member, all failed hosts are meant. */
    private static List<String> readHosts(Buffer body) {
        if (body == null || body.length() == 0) {
            return List.of();
        }
        List<String> hosts = JsonMembers.ofBody(body).requireOnly("hosts").getTexts("hosts");
        if (hosts != null && hosts.isEmpty()) {
            throw Failure.badInput("hosts is empty: name at least one host, or leave it out for all that failed");
        }
        return hosts == null ? List.of() : hosts;
    }

    private static JsonObject write(long approval, FailureRetrier.Result result) {
        return new JsonObject()
                .put("id", result.retry().id())
                .put("approval", approval)
                .put("actions", ApiJson.writeArray(result.target().actions(), PatternJson::write))
                .put("hosts", new JsonArray(result.target().hostNames()));
    }
}
