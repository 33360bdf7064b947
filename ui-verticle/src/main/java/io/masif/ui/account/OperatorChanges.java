package io.masif.ui.account;

import io.masif.ui.account.LockedOperators.LockedOperator;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.language.Text;
import io.masif.ui.operator.OperatorName;
import io.masif.ui.session.SessionStore;
import io.masif.ui.store.history.HistoryStore;
import io.masif.ui.view.operator.Operator;
import io.masif.ui.view.operator.Role;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * What an administrator changes. Each change is one transaction that locks all operators, with an event in the history of the
 * given actor. A failure is a sentence, after which nothing has changed unless it says so.
 */
public final class OperatorChanges {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Text UNKNOWN_OUTCOME = Text.of("refusal-operator.operators-unknown");

    private static final String ADD = """
            INSERT INTO operator (name, password_hash, created_at, role, must_change_password)
            VALUES (?, ?, UTC_TIMESTAMP(3), ?, TRUE)
            """;

    private static final String DISABLE = "UPDATE operator SET disabled_at = UTC_TIMESTAMP(3) WHERE id = ?";
    private static final String ENABLE = "UPDATE operator SET disabled_at = NULL WHERE id = ?";
    private static final String RENAME = "UPDATE operator SET name = ? WHERE id = ?";
    private static final String RENAME_VISIT = "UPDATE IGNORE operator_visit SET operator = ? WHERE operator = ?";
    private static final String RENAME_SINCE = "UPDATE IGNORE operator_since SET operator = ? WHERE operator = ?";
    private static final String CHANGE_ROLE = "UPDATE operator SET role = ? WHERE id = ?";
    private static final String RESET_PASSWORD =
            "UPDATE operator SET password_hash = ?, must_change_password = TRUE WHERE id = ?";

    private final Pool pool;

    public OperatorChanges(Pool pool) {
        this.pool = pool;
    }

    /**
     * Adds an operator, who has to change the password at the first login.
     *
     * @param hash of the generated password
     */
    public Future<Void> add(String actor, String name, Role role, String hash) {
        OperatorName.require(name);
        JsonObject detail = new JsonObject().put("operator", name).put("role", role.word());
        return change((connection, operators) -> {
            operators.requireFree(name);
            return execute(connection, ADD, name, hash, role.word())
                    .compose(added -> HistoryStore.append(connection, actor, HistoryStore.OPERATOR_ADDED, detail));
        });
    }

    /** Disables an operator, who cannot log in any more; sessions end, and tokens are revoked. */
    public Future<Void> disable(String actor, long id) {
        return change(
                id,
                (connection, target) -> target.isEnabled()
                        ? execute(connection, DISABLE, id)
                                .compose(disabled ->
                                        endAccess(connection, actor, HistoryStore.OPERATOR_DISABLED, target))
                        : Future.succeededFuture());
    }

    /** Enables an operator again, with the same password and role. */
    public Future<Void> enable(String actor, long id) {
        return changeAny(
                id,
                (connection, target) -> target.isEnabled()
                        ? Future.succeededFuture()
                        : execute(connection, ENABLE, id)
                                .compose(enabled -> HistoryStore.append(
                                        connection,
                                        actor,
                                        HistoryStore.OPERATOR_ENABLED,
                                        describe(target.operator()))));
    }

    /** Gives an operator another name; the history keeps the former one. */
    public Future<Void> rename(String actor, long id, String name) {
        OperatorName.require(name);
        return change((connection, operators) -> {
            Operator target = operators.get(id).operator();
            if (target.name().equals(name)) {
                return Future.succeededFuture();
            }
            operators.requireFree(name);
            return execute(connection, RENAME, name, id)
                    .compose(renamed -> execute(connection, RENAME_VISIT, name, target.name()))
                    .compose(moved -> execute(connection, RENAME_SINCE, name, target.name()))
                    .compose(moved -> HistoryStore.append(
                            connection,
                            actor,
                            HistoryStore.OPERATOR_RENAMED,
                            describe(target).put("to", name)));
        });
    }

    /** Gives an operator another role; sessions end, and tokens are revoked. */
    public Future<Void> changeRole(String actor, long id, Role role) {
        return change((connection, operators) -> {
            LockedOperator target = operators.get(id);
            if (target.operator().role() == role) {
                return Future.succeededFuture();
            }
            operators.requireOtherAdministrator(target);
            return execute(connection, CHANGE_ROLE, role.word(), id)
                    .compose(changed -> OperatorAccess.end(connection, id, null))
                    .compose(ended -> HistoryStore.append(
                            connection,
                            actor,
                            HistoryStore.ROLE_CHANGED,
                            describe(target.operator())
                                    .put("from", target.operator().role().word())
                                    .put("to", role.word())
                                    .mergeIn(ended)));
        });
    }

    /**
     * Gives an operator a generated password, to be changed at the next login; sessions end, and tokens are revoked.
     *
     * @param hash of the generated password
     */
    public Future<Void> resetPassword(String actor, long id, String hash) {
        return changeAny(id, (connection, target) -> execute(connection, RESET_PASSWORD, hash, id)
                .compose(reset -> endAccess(connection, actor, HistoryStore.PASSWORD_RESET, target)));
    }

    /** Ends all sessions of an operator. */
    public Future<Void> endSessions(String actor, long id) {
        return changeAny(id, (connection, target) -> SessionStore.endSessionsOf(connection, id, null)
                .compose(sessions -> HistoryStore.append(
                        connection,
                        actor,
                        HistoryStore.SESSIONS_ENDED,
                        describe(target.operator()).put("sessions", sessions))));
    }

    private static Future<Void> endAccess(SqlConnection connection, String actor, String kind, LockedOperator target) {
        return OperatorAccess.end(connection, target.operator().id(), null)
                .compose(ended -> HistoryStore.append(
                        connection, actor, kind, describe(target.operator()).mergeIn(ended)));
    }

    /** A change after which the operator may not be an administrator any more. */
    private Future<Void> change(long id, BiFunction<SqlConnection, LockedOperator, Future<Void>> work) {
        return change((connection, operators) -> {
            operators.requireOtherAdministrator(operators.get(id));
            return work.apply(connection, operators.get(id));
        });
    }

    private Future<Void> changeAny(long id, BiFunction<SqlConnection, LockedOperator, Future<Void>> work) {
        return change((connection, operators) -> work.apply(connection, operators.get(id)));
    }

    private Future<Void> change(BiFunction<SqlConnection, LockedOperators, Future<Void>> work) {
        return new ShortTransaction(pool, TIME_LIMIT, () -> false, UNKNOWN_OUTCOME)
                .run(connection ->
                        LockedOperators.lock(connection).compose(operators -> work.apply(connection, operators)));
    }

    private static Future<Void> execute(SqlConnection connection, String sql, Object... values) {
        return connection.preparedQuery(sql).execute(Tuple.from(values)).mapEmpty();
    }

    private static JsonObject describe(Operator operator) {
        return new JsonObject().put("operator", operator.name());
    }
}
