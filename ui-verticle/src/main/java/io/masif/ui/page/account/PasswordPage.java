package io.masif.ui.page.account;

import io.masif.failure.Failure;
import io.masif.ui.access.RoleCheck;
import io.masif.ui.account.OwnPassword;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.page.TextField;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.LoginAttempt;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The page on which operators change their password. */
final class PasswordPage {
    private final OwnPassword own;

    PasswordPage(OwnPassword own) {
        this.own = own;
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
                    OwnPassword.require(password, present);
                    requireRepeated(password, repeated);
                    return replace(context, present, password);
                })
                .onSuccess(changed -> context.response()
                        .putHeader(HttpHeaders.LOCATION, AccountPages.PATH)
                        .setStatusCode(303)
                        .end())
                .onFailure(e -> showFailure(context, Failure.from(e)));
    }

    private static void requireRepeated(String password, String repeated) {
        if (!password.equals(repeated)) {
            throw Failure.badInput(Text.of("refusal-operator.password-repetition"));
        }
    }

    private Future<Void> replace(RoutingContext context, String present, String password) {
        String name = AuthenticationHandler.getSession(context).operator();
        return own.change(
                LoginAttempt.of(context, name, present, LoginAttempt.Method.PASSWORD_CHANGE),
                password,
                AuthenticationHandler.getLease(context).sessionDigest());
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
