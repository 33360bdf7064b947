package io.masif.ui.session;

import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.masif.ui.operator.PasswordStore;
import io.masif.ui.operator.StoredPassword;
import io.masif.ui.operator.TokenStore;
import io.masif.ui.view.operator.Operator;
import io.masif.ui.view.operator.Role;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Authenticates programs: by name and password, by the token of an operator, or by the token of the configuration. */
public final class ProgramAuthentication {
    /** As much as a program could do before there were roles: it decides, and makes no operators. */
    private static final Operator CONFIGURED_TOKEN = new Operator(0, Credentials.TOKEN_USER, Role.APPROVER, false);

    private final PasswordStore passwords;
    private final TokenStore tokens;
    private final String configuredToken;

    /** @param configuredToken the token of the configuration; null if there is none */
    public ProgramAuthentication(Pool pool, String configuredToken) {
        this.passwords = new PasswordStore(pool);
        this.tokens = new TokenStore(pool);
        this.configuredToken = configuredToken;
    }

    /**
     * An authenticated program.
     *
     * @param operator as whom it acts
     */
    record Admission(Operator operator, SessionLease lease) {}

    /** Fails with a sentence if the credentials are wrong. */
    Future<Admission> authenticate(RoutingContext context, Credentials credentials) {
        LoginAttempt attempt =
                LoginAttempt.of(context, credentials.user(), credentials.password(), credentials.method());
        return attempt.method() == LoginAttempt.Method.TOKEN
                ? authenticateByToken(context, attempt)
                : authenticateByPassword(context, attempt);
    }

    private Future<Admission> authenticateByToken(RoutingContext context, LoginAttempt attempt) {
        if (Tokens.isEqual(configuredToken, attempt.password())) {
            return Future.succeededFuture(admit(CONFIGURED_TOKEN, () -> Future.succeededFuture(true)));
        }
        Digest digest = Digest.ofText(attempt.password());
        Future<Optional<Operator>> found = Tokens.isApiToken(attempt.password())
                ? tokens.findOperator(digest)
                : Future.succeededFuture(Optional.empty());
        return found.compose(operator -> {
            if (operator.isPresent()) {
                return Future.succeededFuture(
                        admit(operator.get(), () -> tokens.findOperator(digest).map(Optional::isPresent)));
            }
            context.vertx().eventBus().send(LoginAttempt.REFUSED_ADDRESS, attempt);
            return Future.failedFuture(createRefusal(Text.of("refusal.wrong-token")));
        });
    }

    private Future<Admission> authenticateByPassword(RoutingContext context, LoginAttempt attempt) {
        return context.vertx()
                .eventBus()
                .<LoginVerdict>request(LoginAttempt.ADDRESS, attempt)
                .map(reply -> reply.body())
                .compose(verdict -> {
                    if (!verdict.isAccepted()) {
                        return Future.failedFuture(createRefusal(verdict));
                    }
                    StoredPassword matched = verdict.matched();
                    return Future.succeededFuture(admit(matched.operator(), () -> passwords.isCurrent(matched)));
                });
    }

    private static Admission admit(Operator operator, SessionLease.Check check) {
        return new Admission(operator, new SessionLease(null, Instant.now().plus(Sessions.LIFETIME), check));
    }

    private static Failure createRefusal(LoginVerdict verdict) {
        return verdict.isChecked()
                ? createRefusal(verdict.refusal())
                : Failure.tooMany(verdict.refusal(), Duration.ofSeconds(verdict.waitSeconds()));
    }

    private static Failure createRefusal(Text sentence) {
        return Failure.of(Failure.Code.UNAUTHENTICATED, sentence);
    }
}
