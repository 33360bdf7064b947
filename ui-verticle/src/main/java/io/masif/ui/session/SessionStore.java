package io.masif.ui.session;

import io.masif.domain.Digest;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.language.Text;
import io.masif.ui.operator.OperatorColumns;
import io.masif.ui.operator.OperatorLock;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores sessions. Only digests of tokens are stored, so that a reader of the table cannot use them. */
public final class SessionStore {
    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    /** Behind {@link OperatorLock}, so that a change of the password ends this session as well. */
    private static final String PUT = """
            INSERT INTO session (token_hash, operator_id, csrf_token, created_at, expires_at)
            SELECT ?, id, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL ? SECOND
            FROM operator WHERE id = ? AND password_hash = ? AND disabled_at IS NULL
            """;

    private static final String FIND = """
            SELECT %s, csrf_token FROM session JOIN operator ON operator.id = session.operator_id
            WHERE token_hash = ? AND expires_at > UTC_TIMESTAMP(3) AND disabled_at IS NULL
            """.formatted(OperatorColumns.ALL);

    private static final String FIND_PRESENT = """
            SELECT token_hash FROM session JOIN operator ON operator.id = session.operator_id
            WHERE token_hash IN (%s) AND expires_at > UTC_TIMESTAMP(3) AND disabled_at IS NULL
            """;

    private static final String REMOVE_OF = "DELETE FROM session WHERE operator_id = ? AND token_hash <> ?";

    private static final String REMOVE = "DELETE FROM session WHERE token_hash = ?";

    private static final String DELETE_EXPIRED = "DELETE FROM session WHERE expires_at <= UTC_TIMESTAMP(3)";

    private final Pool pool;

    public SessionStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * Stores a session with an event in the history, and removes expired sessions. A failure is a sentence.
     *
     * @param matchedHash the stored hash that the operator's password matched
     * @param login the detail of the event
     * @return false if the operator has another hash by now, or is disabled: then nothing is stored
     */
    public Future<Boolean> put(Digest token, Session session, String matchedHash, Duration lifetime, JsonObject login) {
        Tuple row = Tuple.of(
                toBuffer(token),
                session.csrf(),
                lifetime.toSeconds(),
                session.account().id(),
                matchedHash);
        return removeExpired().compose(removed -> transaction("refusal-operator.login-unknown")
                .run(connection -> OperatorLock.acquire(connection)
                        .compose(locked -> connection.preparedQuery(PUT).execute(row))
                        .compose(put -> put.rowCount() == 0
                                ? Future.succeededFuture(false)
                                : HistoryStore.append(connection, session.operator(), HistoryStore.LOGIN, login)
                                        .map(true))));
    }

    /** Those that are left are removed later: they let nobody in. */
    private Future<Void> removeExpired() {
        return pool.query(DELETE_EXPIRED)
                .execute()
                .onFailure(e -> LOG.debug("expired sessions not removed", e))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    /** @param unknownOutcome the key of the sentence for a commit that is not answered */
    private ShortTransaction transaction(String unknownOutcome) {
        return new ShortTransaction(pool, TIME_LIMIT, () -> false, Text.of(unknownOutcome));
    }

    /** The session of a token, unless it has expired or its operator is disabled. */
    public Future<Optional<Session>> find(Digest token) {
        return pool.preparedQuery(FIND).execute(Tuple.of(toBuffer(token))).map(rows -> rows.stream()
                .findFirst()
                .map(row ->
                        new Session(OperatorColumns.read(row), row.getString("csrf_token"), LoginAttempt.Method.PAGE)));
    }

    /** Those of the tokens whose sessions have not ended. */
    Future<Set<Digest>> findPresent(Set<Digest> tokens) {
        String digests = tokens.stream().map(token -> "X'" + token.hex() + "'").collect(Collectors.joining(","));
        return pool.query(FIND_PRESENT.formatted(digests)).execute().map(rows -> {
            Set<Digest> present = new HashSet<>();
            rows.forEach(
                    row -> present.add(Digest.ofHash(row.getBuffer("token_hash").getBytes())));
            return present;
        });
    }

    /** Ends a session, with an event in the history. A failure is a sentence. */
    public Future<Void> remove(Digest token, String operator, JsonObject logout) {
        return transaction("refusal-operator.logout-unknown").run(connection -> connection
                .preparedQuery(REMOVE)
                .execute(Tuple.of(toBuffer(token)))
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture()
                        : HistoryStore.append(connection, operator, HistoryStore.LOGOUT, logout)));
    }

    /**
     * Ends the sessions of an operator, in the caller's transaction.
     *
     * @param exempt the digest of the token of a session that goes on; null if there is none
     * @return how many were ended
     */
    public static Future<Integer> endSessionsOf(SqlClient connection, long operatorId, Digest exempt) {
        Buffer exemptHash = exempt == null ? Buffer.buffer() : toBuffer(exempt);
        return connection
                .preparedQuery(REMOVE_OF)
                .execute(Tuple.of(operatorId, exemptHash))
                .map(rows -> rows.rowCount());
    }

    private static Buffer toBuffer(Digest token) {
        return Buffer.buffer(token.bytes());
    }
}
