package io.masif.ui.account;

import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.language.Text;
import io.masif.ui.operator.OperatorLock;
import io.masif.ui.operator.StoredPassword;
import io.masif.ui.password.PasswordCheck;
import io.masif.ui.session.LoginAttempt;
import io.masif.ui.session.LoginVerdict;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/** Replaces an operator's password by one that the operator chose. Wrong present passwords are slowed down like wrong logins. */
public final class OwnPassword {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Text UNKNOWN_OUTCOME = Text.of("refusal-operator.password-unknown");
    private static final int MIN_LENGTH = 8;
    private static final int MAX_LENGTH = 255;

    private static final String REPLACE = """
            UPDATE operator SET password_hash = ?, must_change_password = FALSE
            WHERE id = ? AND password_hash = ? AND disabled_at IS NULL
            """;

    private final EventBus bus;
    private final Pool pool;
    private final PasswordCheck passwords;

    public OwnPassword(EventBus bus, Pool pool, PasswordCheck passwords) {
        this.bus = bus;
        this.pool = pool;
        this.passwords = passwords;
    }

    /** @throws Failure as bad input, with a sentence */
    public static void require(String password, String present) {
        if (password.length() < MIN_LENGTH || password.length() > MAX_LENGTH) {
            throw Failure.badInput(Text.of("refusal-operator.password-length", MIN_LENGTH, MAX_LENGTH));
        }
        if (password.equals(present)) {
            throw Failure.badInput(Text.of("refusal-operator.password-same"));
        }
    }

    /**
     * Replaces the password; all other sessions end, and tokens are revoked. A failure is a sentence.
     *
     * @param attempt the operator with the present password
     * @param session the digest of the token of the session that goes on; null if there is none
     */
    public Future<Void> change(LoginAttempt attempt, String password, Digest session) {
        return bus.<LoginVerdict>request(LoginAttempt.ADDRESS, attempt)
                .map(reply -> requireAccepted(reply.body()))
                .compose(
                        verdict -> passwords.hash(password).compose(hash -> replace(verdict.matched(), hash, session)));
    }

    private static LoginVerdict requireAccepted(LoginVerdict verdict) {
        if (!verdict.isChecked()) {
            throw Failure.tooMany(verdict.refusal(), Duration.ofSeconds(verdict.waitSeconds()));
        }
        if (!verdict.isAccepted()) {
            throw Failure.badInput(Text.of("refusal-operator.present-password"));
        }
        return verdict;
    }

    private Future<Void> replace(StoredPassword present, String hash, Digest session) {
        return new ShortTransaction(pool, TIME_LIMIT, () -> false, UNKNOWN_OUTCOME)
                .run(connection -> replace(connection, present, hash, session));
    }

    private static Future<Void> replace(SqlConnection connection, StoredPassword present, String hash, Digest session) {
        return OperatorLock.acquire(connection)
                .compose(locked -> connection
                        .preparedQuery(REPLACE)
                        .execute(Tuple.of(hash, present.operator().id(), present.hash())))
                .compose(replaced -> replaced.rowCount() == 1
                        ? OperatorAccess.end(connection, present.operator().id(), session)
                        : Future.failedFuture(
                                Failure.of(Failure.Code.CONFLICT, Text.of("refusal-operator.password-changed"))))
                .compose(ended -> HistoryStore.append(
                        connection,
                        present.operator().name(),
                        HistoryStore.PASSWORD_CHANGED,
                        new JsonObject()
                                .put("operator", present.operator().name())
                                .mergeIn(ended)));
    }
}
