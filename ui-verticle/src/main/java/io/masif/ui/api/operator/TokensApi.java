package io.masif.ui.api.operator;

import io.masif.failure.Failure;
import io.masif.ui.account.OperatorStore;
import io.masif.ui.account.OwnTokens;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.http.PathNumber;
import io.masif.ui.http.RequestBody;
import io.masif.ui.language.Text;
import io.masif.ui.operator.NewToken;
import io.masif.ui.operator.TokenStore;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.operator.Operator;
import io.masif.ui.view.operator.OperatorAccount;
import io.masif.wire.JsonMembers;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;

/** The operations for the tokens of programs: an operator's own, and for administrators those of all. */
public final class TokensApi {
    private final OperatorStore operators;
    private final TokenStore store;
    private final OwnTokens own;

    public TokensApi(Pool pool) {
        this.operators = new OperatorStore(pool);
        this.store = new TokenStore(pool);
        this.own = new OwnTokens(pool);
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("listTokens", context -> list(context, getOperator(context)));
        routes.mount("createToken", this::create);
        routes.mount("revokeToken", context -> revoke(context, own.revoke(getOperator(context), readNumber(context))));
        routes.mount("listTokensOfOperator", context -> findOwner(context)
                .onSuccess(owner -> list(context, owner))
                .onFailure(context::fail));
        routes.mount("revokeTokenOfOperator", this::revokeOfOperator);
    }

    private void list(RoutingContext context, Operator owner) {
        store.list(owner.id())
                .compose(tokens -> JsonAnswer.send(context, ApiJson.writeArray(tokens, OperatorJson::write)))
                .onFailure(context::fail);
    }

    private void create(RoutingContext context) {
        JsonMembers members = JsonMembers.ofBody(RequestBody.get(context)).requireOnly("name", "role", "days");
        Operator operator = getOperator(context);
        NewToken token = NewToken.of(
                members.getRequiredText("name"),
                members.getRequiredText("role"),
                members.getRequiredLong("days"),
                operator.role());
        own.create(operator, token)
                .compose(issued -> {
                    context.response().setStatusCode(201);
                    return JsonAnswer.send(
                            context,
                            new JsonObject()
                                    .put("token", OperatorJson.write(issued.token()))
                                    .put("secret", issued.secret()));
                })
                .onFailure(context::fail);
    }

    private void revokeOfOperator(RoutingContext context) {
        long number = readNumber(context);
        String actor = getOperator(context).name();
        revoke(context, findOwner(context).compose(owner -> store.revoke(actor, owner, number)));
    }

    private static void revoke(RoutingContext context, Future<Boolean> revoked) {
        revoked.onSuccess(isRevoked -> {
                    if (isRevoked) {
                        context.response().setStatusCode(204).end();
                    } else {
                        context.fail(createNotFound());
                    }
                })
                .onFailure(context::fail);
    }

    private Future<Operator> findOwner(RoutingContext context) {
        return operators.getByNumber(context.pathParam("id")).map(OperatorAccount::operator);
    }

    private static long readNumber(RoutingContext context) {
        return PathNumber.parse(context.pathParam("token"), token -> createNotFound());
    }

    private static Failure createNotFound() {
        return Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal-operator.no-token-number"));
    }

    private static Operator getOperator(RoutingContext context) {
        return AuthenticationHandler.getSession(context).account();
    }
}
