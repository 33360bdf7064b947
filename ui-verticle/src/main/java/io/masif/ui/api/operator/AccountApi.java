package io.masif.ui.api.operator;

import io.masif.ui.account.OperatorChanges;
import io.masif.ui.account.OwnPassword;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.http.RequestBody;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.LoginAttempt;
import io.masif.ui.view.operator.Operator;
import io.masif.wire.JsonMembers;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The operations for the operator's own account. */
public final class AccountApi {
    private static final int NO_CONTENT = 204;

    private final OperatorChanges changes;
    private final OwnPassword password;

    public AccountApi(OperatorChanges changes, OwnPassword password) {
        this.changes = changes;
        this.password = password;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("getAccount", this::get);
        routes.mount("changePassword", this::changePassword);
        routes.mount("endSessions", this::endSessions);
    }

    private void get(RoutingContext context) {
        Operator operator = AuthenticationHandler.getSession(context).account();
        JsonObject json = new JsonObject()
                .put("name", operator.name())
                .put("role", operator.role().word());
        JsonAnswer.send(context, json).onFailure(context::fail);
    }

    private void changePassword(RoutingContext context) {
        JsonMembers members = JsonMembers.ofBody(RequestBody.get(context)).requireOnly("present", "password");
        String present = members.getRequiredText("present");
        String chosen = members.getRequiredText("password");
        OwnPassword.require(chosen, present);
        String name = AuthenticationHandler.getSession(context).operator();
        LoginAttempt attempt = LoginAttempt.of(context, name, present, LoginAttempt.Method.PASSWORD_CHANGE);
        finish(context, password.change(attempt, chosen, null));
    }

    private void endSessions(RoutingContext context) {
        Operator operator = AuthenticationHandler.getSession(context).account();
        finish(context, changes.endSessions(operator.name(), operator.id()));
    }

    private static void finish(RoutingContext context, Future<Void> change) {
        change.compose(done -> context.response().setStatusCode(NO_CONTENT).end())
                .onFailure(context::fail);
    }
}
