package io.masif.ui.page.operator;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.account.OperatorChanges;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.operator.OperatorName;
import io.masif.ui.operator.TokenStore;
import io.masif.ui.page.TextField;
import io.masif.ui.password.PasswordCheck;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.Tokens;
import io.masif.ui.view.operator.Operator;
import io.masif.ui.view.operator.Role;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;

/** The forms by which an administrator changes operators. */
final class OperatorForms {
    private static final String ONE = OperatorPages.PATH + "/:id/";

    private final OperatorPages pages;
    private final OperatorChanges changes;
    private final TokenStore tokens;
    private final PasswordCheck passwords;

    OperatorForms(OperatorPages pages, Pool pool, PasswordCheck passwords) {
        this.pages = pages;
        this.changes = new OperatorChanges(pool);
        this.tokens = new TokenStore(pool);
        this.passwords = passwords;
    }

    /** What a form changes of an operator. */
    @FunctionalInterface
    private interface FormChange {
        Future<Void> apply(RoutingContext context, String actor, Operator target);
    }

    void mount(Router router) {
        router.post(OperatorPages.PATH).handler(QueryParameters.allowOnly()).handler(this::add);
        router.post(ONE + "reset-password").handler(QueryParameters.allowOnly()).handler(this::resetPassword);
        mount(router, "disable", (context, actor, target) -> changes.disable(actor, target.id()));
        mount(router, "enable", (context, actor, target) -> changes.enable(actor, target.id()));
        mount(router, "end-sessions", (context, actor, target) -> changes.endSessions(actor, target.id()));
        mount(router, "rename", (context, actor, target) -> changes.rename(actor, target.id(), readName(context)));
        mount(router, "role", (context, actor, target) -> changes.changeRole(actor, target.id(), readRole(context)));
        mount(router, "revoke-token", (context, actor, target) -> tokens.revoke(
                        actor, target, TextField.readNumber(context, "token"))
                .mapEmpty());
    }

    private void mount(Router router, String word, FormChange change) {
        router.post(ONE + word).handler(QueryParameters.allowOnly()).handler(context -> pages.getAccount(context)
                .compose(account -> change.apply(context, getActor(context), account.operator())
                        .map(account.operator().id()))
                .onSuccess(id -> context.response()
                        .putHeader(HttpHeaders.LOCATION, OperatorPages.PATH + "/" + id)
                        .setStatusCode(303)
                        .end())
                .onFailure(context::fail));
    }

    private void add(RoutingContext context) {
        String name = OperatorName.require(readName(context));
        Role role = readRole(context);
        String password = Tokens.createPassword();
        pages.show(
                context,
                passwords
                        .hash(password)
                        .compose(hash -> changes.add(getActor(context), name, role, hash))
                        .compose(added -> pages.getAccount(name)),
                password);
    }

    private void resetPassword(RoutingContext context) {
        String password = Tokens.createPassword();
        pages.show(
                context,
                pages.getAccount(context)
                        .compose(account -> passwords
                                .hash(password)
                                .compose(hash -> changes.resetPassword(
                                        getActor(context), account.operator().id(), hash)))
                        .compose(reset -> pages.getAccount(context)),
                password);
    }

    private static String getActor(RoutingContext context) {
        return AuthenticationHandler.getSession(context).operator();
    }

    private static String readName(RoutingContext context) {
        return TextField.read(context, "name").strip();
    }

    private static Role readRole(RoutingContext context) {
        String word = TextField.read(context, "role");
        return Role.of(word).orElseThrow(() -> Failure.badInput(Text.of("refusal-operator.no-role", Quote.of(word))));
    }
}
