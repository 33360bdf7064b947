package io.masif.ui.operator;

import io.masif.ui.view.operator.Operator;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Reads the hashes of the passwords of operators. */
public final class PasswordStore {
    private static final String FIND =
            "SELECT " + OperatorColumns.ALL + ", password_hash FROM operator WHERE name = ? AND disabled_at IS NULL";

    private static final String REPLACE = "UPDATE operator SET password_hash = ? WHERE id = ? AND password_hash = ?";

    private final Pool pool;

    public PasswordStore(Pool pool) {
        this.pool = pool;
    }

    /** The password of the operator with exactly this name; empty if there is none, or the operator is disabled. */
    public Future<Optional<StoredPassword>> find(String name) {
        return pool.preparedQuery(FIND).execute(Tuple.of(name)).map(rows -> rows.stream()
                .findFirst()
                .map(row -> new StoredPassword(OperatorColumns.read(row), row.getString("password_hash"))));
    }

    /** Whether the operator has the same password, name and role as when it was found, and is enabled. */
    public Future<Boolean> isCurrent(StoredPassword password) {
        return find(password.operator().name())
                .map(found -> found.filter(password::equals).isPresent());
    }

    /** Replaces a hash by another hash of the same password; false if another one is stored by now. */
    public Future<Boolean> replaceHash(Operator operator, String hash, String newHash) {
        return pool.preparedQuery(REPLACE)
                .execute(Tuple.of(newHash, operator.id(), hash))
                .map(rows -> rows.rowCount() == 1);
    }
}
