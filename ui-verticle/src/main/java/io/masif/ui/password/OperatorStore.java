package io.masif.ui.password;

import io.masif.ui.database.SchemaVersion;
import io.masif.ui.session.SessionStore;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores the operators who may log in, with the hashes of their passwords. */
public final class OperatorStore {
    private static final String FIND = "SELECT password_hash FROM operator WHERE name = ?";

    private static final String ADD = """
            INSERT IGNORE INTO operator (name, password_hash, created_at) VALUES (?, ?, UTC_TIMESTAMP(3))
            """;

    private static final String REPLACE = "UPDATE operator SET password_hash = ? WHERE name = ? AND password_hash = ?";

    private static final String OTHERS = "SELECT name FROM operator WHERE name <> ? ORDER BY name";

    private static final String REMOVE = "DELETE FROM operator WHERE name = ?";

    /** The actor of all changes: operators come from the configuration only. */
    private static final String ACTOR = "configuration";

    private final Pool pool;

    public OperatorStore(Pool pool) {
        this.pool = pool;
    }

    /** Fails while the tables do not exist. */
    public Future<Void> requireReady() {
        return pool.withConnection(SchemaVersion::requireReady);
    }

    /** The hash of the password of the operator with exactly this name. */
    public Future<Optional<String>> findHash(String name) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(name))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString("password_hash")));
    }

    /** Adds an operator; false if one of that name exists: then nothing changes. */
    public Future<Boolean> add(String name, String hash) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(ADD)
                .execute(Tuple.of(name, hash))
                .compose(rows -> rows.rowCount() == 1
                        ? HistoryStore.append(connection, ACTOR, HistoryStore.OPERATOR_ADDED, createDetail(name))
                                .map(true)
                        : Future.succeededFuture(false)));
    }

    /**
     * Changes an operator's password, and ends the operator's sessions.
     *
     * @param hash the stored hash
     * @return false if another hash is stored by now: then nothing changes
     */
    public Future<Boolean> change(String name, String hash, String newHash) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(REPLACE)
                .execute(Tuple.of(newHash, name, hash))
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : SessionStore.endSessionsOf(connection, name)
                                .compose(ended -> HistoryStore.append(
                                        connection, ACTOR, HistoryStore.PASSWORD_CHANGED, createDetail(name)))
                                .map(true)));
    }

    /** The names of all operators but this one. */
    public Future<List<String>> findOthers(String name) {
        return pool.preparedQuery(OTHERS).execute(Tuple.of(name)).map(rows -> {
            List<String> names = new ArrayList<>();
            rows.forEach(row -> names.add(row.getString("name")));
            return names;
        });
    }

    /** Removes an operator and ends the operator's sessions; false if there is none. */
    public Future<Boolean> remove(String name) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(REMOVE)
                .execute(Tuple.of(name))
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : SessionStore.endSessionsOf(connection, name)
                                .compose(ended -> HistoryStore.append(
                                        connection, ACTOR, HistoryStore.OPERATOR_REMOVED, createDetail(name)))
                                .map(true)));
    }

    /** Replaces a hash by another hash of the same password; false if another one is stored by now. */
    public Future<Boolean> replaceHash(String name, String hash, String newHash) {
        return pool.preparedQuery(REPLACE)
                .execute(Tuple.of(newHash, name, hash))
                .map(rows -> rows.rowCount() == 1);
    }

    private static JsonObject createDetail(String name) {
        return new JsonObject().put("operator", name);
    }
}
