package io.masif.ui.page.account;

import io.masif.ui.account.OperatorChanges;
import io.masif.ui.account.OperatorStore;
import io.masif.ui.account.OwnPassword;
import io.masif.ui.account.OwnTokens;
import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.operator.NewToken;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.page.TextField;
import io.masif.ui.page.operator.TokenColumns;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.operator.Operator;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.Map;

/** The page of the operator's own account. */
public final class AccountPages {
    static final String PATH = "/account";

    private final OperatorStore store;
    private final OperatorChanges changes;
    private final OwnTokens tokens;
    private final PasswordPage password;

    public AccountPages(Pool pool, OwnPassword password) {
        this.store = new OperatorStore(pool);
        this.changes = new OperatorChanges(pool);
        this.tokens = new OwnTokens(pool);
        this.password = new PasswordPage(password);
    }

    /** Mounts the routes of the page and its forms. */
    public void mount(Router router) {
        router.get(PATH).handler(QueryParameters.allowOnly()).handler(context -> show(context, null));
        router.get(PATH + "/tokens.csv")
                .handler(QueryParameters.allowOnly())
                .handler(context -> CsvResponse.send(
                        context,
                        TokenColumns.DEFINITION,
                        tokens.list(getOperator(context)).map(FixedRows::of)));
        router.post(PATH + "/tokens").handler(QueryParameters.allowOnly()).handler(this::createToken);
        router.post(PATH + "/revoke-token").handler(QueryParameters.allowOnly()).handler(this::revokeToken);
        router.post(PATH + "/end-sessions").handler(QueryParameters.allowOnly()).handler(this::endSessions);
        password.mount(router);
    }

    /** @param token the token that was just made, which is shown this once; null if there is none */
    private void show(RoutingContext context, String token) {
        long id = getOperator(context).id();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("token", token);
        parameters.put("lifetimes", NewToken.LIFETIMES);
        store.get(id)
                .compose(account -> {
                    parameters.put("account", account);
                    return tokens.list(account.operator());
                })
                .onSuccess(list -> {
                    parameters.put("tokens", list);
                    PageRenderer.render(context, "account/page", parameters);
                })
                .onFailure(context::fail);
    }

    private void createToken(RoutingContext context) {
        Operator operator = getOperator(context);
        NewToken token = NewToken.of(
                TextField.read(context, "name").strip(),
                TextField.read(context, "role"),
                TextField.readNumber(context, "days"),
                operator.role());
        tokens.create(operator, token)
                .onSuccess(issued -> show(context, issued.secret()))
                .onFailure(context::fail);
    }

    private void revokeToken(RoutingContext context) {
        Operator operator = getOperator(context);
        tokens.revoke(operator, TextField.readNumber(context, "token"))
                .onSuccess(revoked -> redirect(context, PATH))
                .onFailure(context::fail);
    }

    private void endSessions(RoutingContext context) {
        Operator operator = getOperator(context);
        changes.endSessions(operator.name(), operator.id())
                .onSuccess(ended -> redirect(context, "/login"))
                .onFailure(context::fail);
    }

    private static Operator getOperator(RoutingContext context) {
        return AuthenticationHandler.getSession(context).account();
    }

    private static void redirect(RoutingContext context, String path) {
        context.response()
                .putHeader(HttpHeaders.LOCATION, path)
                .setStatusCode(303)
                .end();
    }
}
