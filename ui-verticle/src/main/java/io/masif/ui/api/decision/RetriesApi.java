package io.masif.ui.api.decision;

import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.approval.FailureRetrier;
import io.masif.ui.http.RequestBody;
import io.masif.ui.language.Text;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.DecisionKind;
import io.masif.wire.JsonMembers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The route for retries of an approval on the hosts on which it failed. */
public final class RetriesApi {
    private final FailureRetrier retrier;

    public RetriesApi(FailureRetrier retrier) {
        this.retrier = retrier;
    }

    /** Mounts the operation. */
    public void mount(ContractRoutes routes) {
        routes.mount("retryApproval", this::retry);
    }

    private void retry(RoutingContext context) {
        long id = DecisionKind.APPROVAL.parseId(context.pathParam("id"));
        retrier.retry(
                        id,
                        readHosts(RequestBody.get(context)),
                        AuthenticationHandler.getSession(context).operator(),
                        new Requester(context.response()::closed, Text.of("refusal.retry.ask")))
                .compose(result -> {
                    context.response().setStatusCode(result.retry().isCreated() ? 201 : 200);
                    return JsonAnswer.send(context, write(id, result));
                })
                .onFailure(context::fail);
    }

    /** The body is {@code {"hosts": [...]}}; without it, or without the member, all failed hosts are meant. */
    private static List<String> readHosts(Buffer body) {
        if (body.length() == 0) {
            return List.of();
        }
        JsonMembers members = JsonMembers.ofBody(body).requireOnly("hosts");
        List<String> hosts = members.getTexts("hosts");
        if (hosts != null && hosts.isEmpty()) {
            throw members.fail("hosts", "hosts is empty: name at least one host, or leave it out for all that failed");
        }
        return hosts == null ? List.of() : hosts;
    }

    private static JsonObject write(long approval, FailureRetrier.Result result) {
        return new JsonObject()
                .put("id", result.retry().id())
                .put("approval", approval)
                .put("actions", ApiJson.writeArray(result.target().actions(), DecisionJson::writePattern))
                .put("hosts", new JsonArray(result.target().hostNames()));
    }
}
