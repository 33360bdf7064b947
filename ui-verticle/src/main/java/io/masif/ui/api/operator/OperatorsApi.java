package io.masif.ui.api.operator;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.account.OperatorChanges;
import io.masif.ui.account.OperatorStore;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.http.RequestBody;
import io.masif.ui.operator.OperatorName;
import io.masif.ui.password.PasswordCheck;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.Tokens;
import io.masif.ui.view.operator.Operator;
import io.masif.ui.view.operator.OperatorAccount;
import io.masif.ui.view.operator.Role;
import io.masif.wire.JsonMembers;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;

/** The operations by which administrators list and change operators, as their pages do. */
public final class OperatorsApi {
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private final OperatorStore store;
    private final OperatorChanges changes;
    private final PasswordCheck passwords;

    public OperatorsApi(Pool pool, PasswordCheck passwords) {
        this.store = new OperatorStore(pool);
        this.changes = new OperatorChanges(pool);
        this.passwords = passwords;
    }

    /** What is changed of an operator. */
    @FunctionalInterface
    private interface Change {
        Future<Void> apply(String actor, Operator target);
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("listOperators", this::list);
        routes.mount("addOperator", this::add);
        routes.mount("getOperator", context -> send(context, find(context)));
        routes.mount("renameOperator", this::rename);
        routes.mount("changeRole", this::changeRole);
        routes.mount("changeOperatorState", this::changeState);
        routes.mount("resetPassword", this::resetPassword);
        routes.mount("endSessionsOfOperator", this::endSessions);
    }

    private void list(RoutingContext context) {
        store.list()
                .compose(accounts -> JsonAnswer.send(context, ApiJson.writeArray(accounts, OperatorJson::write)))
                .onFailure(context::fail);
    }

    private void add(RoutingContext context) {
        JsonMembers members = readMembers(context, "name", "role");
        String name = OperatorName.require(members.getRequiredText("name"));
        Role role = OperatorJson.readRole(members);
        String password = Tokens.createPassword();
        sendPassword(
                context,
                passwords
                        .hash(password)
                        .compose(hash -> changes.add(getActor(context), name, role, hash))
                        .compose(added -> store.get(name)),
                password);
    }

    private void rename(RoutingContext context) {
        String name = readMembers(context, "name").getRequiredText("name");
        change(context, (actor, target) -> changes.rename(actor, target.id(), name));
    }

    private void changeRole(RoutingContext context) {
        Role role = OperatorJson.readRole(readMembers(context, "role"));
        change(context, (actor, target) -> changes.changeRole(actor, target.id(), role));
    }

    private void changeState(RoutingContext context) {
        JsonMembers members = readMembers(context, "state");
        String state = members.getRequiredText("state");
        Change change =
                switch (state) {
                    case OperatorJson.ENABLED -> (actor, target) -> changes.enable(actor, target.id());
                    case OperatorJson.DISABLED -> (actor, target) -> changes.disable(actor, target.id());
                    default -> throw members.createFailure("state", "enabled or disabled", Quote.of(state));
                };
        change(context, change);
    }

    private void resetPassword(RoutingContext context) {
        String password = Tokens.createPassword();
        sendPassword(
                context,
                find(context)
                        .compose(account -> passwords
                                .hash(password)
                                .compose(hash -> changes.resetPassword(
                                        getActor(context), account.operator().id(), hash)))
                        .compose(reset -> find(context)),
                password);
    }

    private void endSessions(RoutingContext context) {
        find(context)
                .compose(account -> changes.endSessions(
                        getActor(context), account.operator().id()))
                .compose(ended -> context.response().setStatusCode(NO_CONTENT).end())
                .onFailure(context::fail);
    }

    private void change(RoutingContext context, Change change) {
        send(
                context,
                find(context)
                        .compose(account -> change.apply(getActor(context), account.operator()))
                        .compose(changed -> find(context)));
    }

    private Future<OperatorAccount> find(RoutingContext context) {
        return store.getByNumber(context.pathParam("id"));
    }

    private static void send(RoutingContext context, Future<OperatorAccount> found) {
        found.compose(account -> JsonAnswer.send(context, OperatorJson.write(account)))
                .onFailure(context::fail);
    }

    /** Answers with the account and the generated password, which is sent this once. */
    private static void sendPassword(RoutingContext context, Future<OperatorAccount> changed, String password) {
        changed.compose(account -> {
                    context.response().setStatusCode(CREATED);
                    return JsonAnswer.send(
                            context,
                            new JsonObject()
                                    .put("operator", OperatorJson.write(account))
                                    .put("password", password));
                })
                .onFailure(context::fail);
    }

    /** @throws Failure as bad input if the body has other members */
    private static JsonMembers readMembers(RoutingContext context, String... names) {
        return JsonMembers.ofBody(RequestBody.get(context)).requireOnly(names);
    }

    private static String getActor(RoutingContext context) {
        return AuthenticationHandler.getSession(context).operator();
    }
}
