package io.masif.ui.account;

import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.language.Text;
import io.masif.ui.operator.StoredPassword;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/** Stores the password that an operator chose. */
public final class OwnPassword {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Text UNKNOWN_OUTCOME = Text.of("refusal.password-unknown");
    private static final int MIN_LENGTH = 8;
    private static final int MAX_LENGTH = 255;

    private static final String REPLACE = """
            UPDATE operator SET password_hash = ?, must_change_password = FALSE
            WHERE id = ? AND password_hash = ? AND disabled_at IS NULL
            """;

    private final Pool pool;

    public OwnPassword(Pool pool) {
        this.pool = pool;
    }

    /** @throws Failure as bad input, with a sentence */
    public static void require(String password, String present, String repeated) {
        if (password.length() < MIN_LENGTH || password.length() > MAX_LENGTH) {
            throw Failure.badInput(Text.of("refusal.password-length", MIN_LENGTH, MAX_LENGTH));
        }
        if (!password.equals(repeated)) {
            throw Failure.badInput(Text.of("refusal.password-repetition"));
        }
        if (password.equals(present)) {
            throw Failure.badInput(Text.of("refusal.password-same"));
        }
    }

    /**
     * Replaces the password; all other sessions end, and tokens are revoked.
     *
     * @param present what is stored of the present password
     * @param session the digest of the token of the session that goes on
     */
    public Future<Void> change(StoredPassword present, String hash, Digest session) {
        return new ShortTransaction(pool, TIME_LIMIT, () -> false, UNKNOWN_OUTCOME)
                .run(connection -> replace(connection, present, hash, session));
    }

    private static Future<Void> replace(SqlConnection connection, StoredPassword present, String hash, Digest session) {
        return connection
                .preparedQuery(REPLACE)
                .execute(Tuple.of(hash, present.operator().id(), present.hash()))
                .compose(replaced -> replaced.rowCount() == 1
                        ? OperatorAccess.end(connection, present.operator().id(), session)
                        : Future.failedFuture(Failure.of(Failure.Code.CONFLICT, Text.of("refusal.password-changed"))))
                .compose(ended -> HistoryStore.append(
                        connection,
                        present.operator().name(),
                        HistoryStore.PASSWORD_CHANGED,
                        new JsonObject()
                                .put("operator", present.operator().name())
                                .mergeIn(ended)));
    }
}
