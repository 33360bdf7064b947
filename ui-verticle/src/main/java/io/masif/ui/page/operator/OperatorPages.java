package io.masif.ui.page.operator;

import io.masif.ui.account.OperatorStore;
import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.operator.TokenStore;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.password.PasswordCheck;
import io.masif.ui.view.operator.OperatorAccount;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.Map;

/** The list of operators, and the page of each. */
public final class OperatorPages {
    static final String PATH = "/settings/operators";

    private final OperatorStore store;
    private final TokenStore tokens;
    private final OperatorForms forms;

    public OperatorPages(Pool pool, PasswordCheck passwords) {
        this.store = new OperatorStore(pool);
        this.tokens = new TokenStore(pool);
        this.forms = new OperatorForms(this, pool, passwords);
    }

    /** Mounts the routes of the pages and their forms. */
    public void mount(Router router) {
        router.get(PATH).handler(QueryParameters.allowOnly()).handler(this::showList);
        router.get(PATH + ".csv")
                .handler(QueryParameters.allowOnly())
                .handler(context -> CsvResponse.send(
                        context, AccountColumns.DEFINITION, store.list().map(FixedRows::of)));
        router.get(PATH + "/:id/tokens.csv")
                .handler(QueryParameters.allowOnly())
                .handler(context -> CsvResponse.send(
                        context,
                        TokenColumns.DEFINITION,
                        getAccount(context)
                                .compose(account ->
                                        tokens.list(account.operator().id()))
                                .map(FixedRows::of)));
        router.get(PATH + "/:id")
                .handler(QueryParameters.allowOnly())
                .handler(context -> show(context, getAccount(context), null));
        forms.mount(router);
    }

    /** The account of the number in the path, or not found. */
    Future<OperatorAccount> getAccount(RoutingContext context) {
        return store.getByNumber(context.pathParam("id"));
    }

    /** The account with exactly that name, or not found. */
    Future<OperatorAccount> getAccount(String name) {
        return store.get(name);
    }

    /**
     * Answers with the page of an account.
     *
     * @param password the generated password, which is shown this once; null if there is none
     */
    void show(RoutingContext context, Future<OperatorAccount> found, String password) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("password", password);
        found.compose(account -> {
                    parameters.put("account", account);
                    return tokens.list(account.operator().id());
                })
                .onSuccess(list -> {
                    parameters.put("tokens", list);
                    PageRenderer.render(context, "operators/operator", parameters);
                })
                .onFailure(context::fail);
    }

    private void showList(RoutingContext context) {
        store.list()
                .onSuccess(accounts -> PageRenderer.render(context, "operators/page", Map.of("accounts", accounts)))
                .onFailure(context::fail);
    }
}
