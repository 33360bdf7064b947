package io.masif.ui.page.account;

import io.masif.failure.Failure;
import io.masif.ui.access.RoleCheck;
import io.masif.ui.account.OwnPassword;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.page.TextField;
import io.masif.ui.password.PasswordCheck;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.LoginAttempt;
import io.masif.ui.session.LoginVerdict;
import io.masif.ui.session.Session;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.Map;

/** The page on which operators change their password. Wrong present passwords are slowed down like wrong logins. */
final class PasswordPage {
    private final OwnPassword own;
    private final PasswordCheck passwords;

    PasswordPage(Pool pool, PasswordCheck passwords) {
        this.own = new OwnPassword(pool);
        this.passwords = passwords;
    }

    void mount(Router router) {
        router.get(RoleCheck.PASSWORD_PATH)
                .handler(QueryParameters.allowOnly())
                .handler(context -> render(context, ""));
        router.post(RoleCheck.PASSWORD_PATH)
                .handler(QueryParameters.allowOnly())
                .handler(this::change);
    }

    private void change(RoutingContext context) {
        String present = TextField.read(context, "present");
        String password = TextField.read(context, "password");
        String repeated = TextField.read(context, "repeated");
        Future.succeededFuture()
                .compose(begun -> {
                    OwnPassword.require(password, present, repeated);
                    return replace(context, present, password);
                })
                .onSuccess(changed -> context.response()
                        .putHeader(HttpHeaders.LOCATION, AccountPages.PATH)
                        .setStatusCode(303)
                        .end())
                .onFailure(e -> showFailure(context, Failure.from(e)));
    }

    private Future<Void> replace(RoutingContext context, String present, String password) {
        Session session = AuthenticationHandler.getSession(context);
        LoginAttempt attempt =
                LoginAttempt.of(context, session.operator(), present, LoginAttempt.Method.PASSWORD_CHANGE);
        return context.vertx()
                .eventBus()
                .<LoginVerdict>request(LoginAttempt.ADDRESS, attempt)
                .map(reply -> requireAccepted(reply.body()))
                .compose(verdict -> passwords
                        .hash(password)
                        .compose(hash -> own.change(
                                verdict.matched(),
                                hash,
                                AuthenticationHandler.getLease(context).sessionDigest())));
    }

    private static LoginVerdict requireAccepted(LoginVerdict verdict) {
        if (!verdict.isChecked()) {
            throw Failure.tooMany(verdict.refusal(), Duration.ofSeconds(verdict.waitSeconds()));
        }
        if (!verdict.isAccepted()) {
            throw Failure.badInput(Text.of("refusal.present-password"));
        }
        return verdict;
    }

    /** What the operator can correct is shown above the form. */
    private static void showFailure(RoutingContext context, Failure failure) {
        switch (failure.code()) {
            case BAD_INPUT, CONFLICT, TOO_MANY -> {
                context.response().setStatusCode(failure.code().status());
                render(context, PageContext.of(context).text(failure.sentence()));
            }
            default -> context.fail(failure);
        }
    }

    private static void render(RoutingContext context, String error) {
        PageRenderer.render(
                context,
                "account/password",
                Map.of(
                        "error",
                        error,
                        "isRequired",
                        AuthenticationHandler.getSession(context).account().mustChangePassword()));
    }
}
