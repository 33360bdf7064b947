package io.masif.ui.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Who may log in, with the hash of each password. */
public final class OperatorStore {
    private static final String FIND = "SELECT password_hash FROM operator WHERE name = ?";

    private static final String ADD = """
            INSERT IGNORE INTO operator (name, password_hash, created_at) VALUES (?, ?, UTC_TIMESTAMP(3))
            """;

    private static final String SET = "UPDATE operator SET password_hash = ? WHERE name = ?";

    private static final String REPLACE = SET + " AND password_hash = ?";

    /** Who changes operators: there is no other way yet. */
    private static final String ACTOR = "configuration";

    private final Pool pool;

    public OperatorStore(Pool pool) {
        this.pool = pool;
    }

    /** Fails while the tables are not there. */
    public Future<Void> ready() {
        return pool.withConnection(Schema::ready);
    }

    /** The hash of the password of the operator with exactly this name. */
    public Future<Optional<String>> find(String name) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(name))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString("password_hash")));
    }

    /** Adds an operator; false if there is one of that name: then nothing changes. */
    public Future<Boolean> add(String name, String hash) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(ADD)
                .execute(Tuple.of(name, hash))
                .compose(rows -> rows.rowCount() == 1
                        ? HistoryStore.append(connection, ACTOR, HistoryStore.OPERATOR_ADDED, detail(name))
                                .map(true)
                        : Future.succeededFuture(false)));
    }

    /** Gives an operator another password. */
    public Future<Void> set(String name, String hash) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(SET)
                .execute(Tuple.of(hash, name))
                .compose(rows -> HistoryStore.append(connection, ACTOR, HistoryStore.PASSWORD_CHANGED, detail(name))));
    }

    /** Replaces a hash by another one of the same password; not if the password was changed meanwhile. */
    public Future<Void> replace(String name, String hash, String byHash) {
        return pool.preparedQuery(REPLACE).execute(Tuple.of(byHash, name, hash)).mapEmpty();
    }

    private static JsonObject detail(String name) {
        return new JsonObject().put("operator", name);
    }
}
