package io.masif.ui.operator;

import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.ui.database.Columns;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.language.Text;
import io.masif.ui.store.history.HistoryStore;
import io.masif.ui.view.operator.ApiToken;
import io.masif.ui.view.operator.Operator;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the tokens of programs as SHA-256: of 256 random bits no list of guesses can be made, so that a slow hash would
 * protect nothing, and each request would pay for it.
 */
public final class TokenStore {
    private static final Logger LOG = LoggerFactory.getLogger(TokenStore.class);

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Text UNKNOWN_OUTCOME = Text.of("refusal-operator.tokens-unknown");

    private static final String FIND = """
            SELECT %s, api_token.id AS token_id, api_token.role AS token_role, api_token.last_used_at IS NULL
                OR api_token.last_used_at < UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE AS is_use_due
            FROM api_token JOIN operator ON operator.id = api_token.operator_id
            WHERE token_hash = ? AND expires_at > UTC_TIMESTAMP(3) AND disabled_at IS NULL
            """.formatted(OperatorColumns.ALL);

    private static final String RECORD_USE = """
            UPDATE api_token SET last_used_at = UTC_TIMESTAMP(3)
            WHERE id = ? AND (last_used_at IS NULL OR last_used_at < UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE)
            """;

    private static final String COLUMNS = "SELECT id, name, role, created_at, expires_at, last_used_at FROM api_token";
    private static final String LIST = COLUMNS + " WHERE operator_id = ? ORDER BY id";
    private static final String GET = COLUMNS + " WHERE id = ?";

    /** Behind {@link OperatorLock}, so that a change of the role revokes this token as well. */
    private static final String ADD = """
            INSERT INTO api_token (operator_id, name, role, token_hash, created_at, expires_at)
            SELECT id, ?, ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL ? SECOND
            FROM operator WHERE id = ? AND role = ? AND disabled_at IS NULL AND NOT must_change_password
            """;

    private static final String FIND_NAME = "SELECT name FROM api_token WHERE id = ? AND operator_id = ? FOR UPDATE";
    private static final String REVOKE = "DELETE FROM api_token WHERE id = ?";
    private static final String REVOKE_ALL = "DELETE FROM api_token WHERE operator_id = ?";

    private final Pool pool;

    public TokenStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * The operator of a token, with the token's role; empty if the token has expired, was revoked or never made, or its
     * operator is disabled. Records that it is used, at most once a minute.
     */
    public Future<Optional<Operator>> findOperator(Digest token) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(toBuffer(token)))
                .recover(DatabaseErrors::failRead)
                .map(rows -> rows.stream().findFirst().map(this::use));
    }

    private Operator use(Row row) {
        if (row.getBoolean("is_use_due")) {
            pool.preparedQuery(RECORD_USE)
                    .execute(Tuple.of(row.getLong("token_id")))
                    .onFailure(e -> LOG.debug("use of a token not recorded", e));
        }
        Operator operator = OperatorColumns.read(row);
        return new Operator(
                operator.id(),
                operator.name(),
                OperatorColumns.readRole(row, "token_role"),
                operator.mustChangePassword());
    }

    /** The tokens of an operator, the oldest first. */
    public Future<List<ApiToken>> list(long operatorId) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(operatorId))
                .map(rows -> rows.stream().map(TokenStore::parse).toList())
                .recover(DatabaseErrors::failRead);
    }

    private static ApiToken parse(Row row) {
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                OperatorColumns.readRole(row, "role"),
                Columns.getInstant(row, "created_at"),
                Columns.getInstant(row, "expires_at"),
                Columns.getInstant(row, "last_used_at"));
    }

    /**
     * Stores a token of an operator, with an event in the history; fails if the operator has another role by now.
     *
     * @param digest the digest of what a program sends
     */
    public Future<ApiToken> add(Operator operator, NewToken token, Digest digest) {
        Tuple row = Tuple.of(token.name(), token.role().word(), toBuffer(digest));
        row.addLong(token.lifetime().toSeconds()).addLong(operator.id());
        row.addString(operator.role().word());
        JsonObject detail =
                describe(operator.name(), token.name()).put("role", token.role().word());
        return transaction().run(connection -> OperatorLock.acquire(connection)
                .compose(locked -> connection.preparedQuery(ADD).execute(row))
                .map(TokenStore::readNumber)
                .compose(number -> HistoryStore.append(
                                connection, operator.name(), HistoryStore.TOKEN_CREATED, detail.put("number", number))
                        .compose(recorded -> connection.preparedQuery(GET).execute(Tuple.of(number))))
                .map(rows -> parse(rows.iterator().next())));
    }

    /** The number of the token that a statement has stored. */
    private static long readNumber(RowSet<Row> added) {
        if (added.rowCount() == 0) {
            throw Failure.of(Failure.Code.CONFLICT, Text.of("refusal-operator.token-operator-changed"));
        }
        return added.property(MySQLClient.LAST_INSERTED_ID);
    }

    /**
     * Revokes a token, with an event in the history; false if the operator has no such token.
     *
     * @param actor who revokes it
     * @param owner whose token it is
     */
    public Future<Boolean> revoke(String actor, Operator owner, long id) {
        return transaction().run(connection -> connection
                .preparedQuery(FIND_NAME)
                .execute(Tuple.of(id, owner.id()))
                .compose(found -> found.size() == 0
                        ? Future.succeededFuture(false)
                        : revoke(
                                        connection,
                                        actor,
                                        id,
                                        describe(
                                                owner.name(),
                                                found.iterator().next().getString("name")))
                                .map(true)));
    }

    private static Future<Void> revoke(SqlClient connection, String actor, long id, JsonObject detail) {
        return connection
                .preparedQuery(REVOKE)
                .execute(Tuple.of(id))
                .compose(revoked ->
                        HistoryStore.append(connection, actor, HistoryStore.TOKEN_REVOKED, detail.put("number", id)));
    }

    private ShortTransaction transaction() {
        return new ShortTransaction(pool, TIME_LIMIT, () -> false, UNKNOWN_OUTCOME);
    }

    /** Revokes all tokens of an operator in the caller's transaction; returns how many there were. */
    public static Future<Integer> revokeAllOf(SqlClient connection, long operatorId) {
        return connection
                .preparedQuery(REVOKE_ALL)
                .execute(Tuple.of(operatorId))
                .map(rows -> rows.rowCount());
    }

    private static JsonObject describe(String operator, String token) {
        return new JsonObject().put("operator", operator).put("token", token);
    }

    private static Buffer toBuffer(Digest token) {
        return Buffer.buffer(token.bytes());
    }
}
