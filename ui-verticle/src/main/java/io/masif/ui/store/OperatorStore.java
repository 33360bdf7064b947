package io.masif.ui.store;

import io.vertx.core.Future;
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

    private final Pool pool;

    public OperatorStore(Pool pool) {
        this.pool = pool;
    }

    /** Fails while the tables are not there. */
    public Future<Void> ready() {
        return pool.withConnection(Schema::ready);
    }

    /** The hash of an operator's password. */
    public Future<Optional<String>> find(String name) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(name))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString("password_hash")));
    }

    /** Adds an operator; false if there is one of that name: then nothing changes. */
    public Future<Boolean> add(String name, String hash) {
        return pool.preparedQuery(ADD).execute(Tuple.of(name, hash)).map(rows -> rows.rowCount() == 1);
    }

    /** Gives an operator another password. */
    public Future<Void> set(String name, String hash) {
        return pool.preparedQuery(SET).execute(Tuple.of(hash, name)).mapEmpty();
    }
}
