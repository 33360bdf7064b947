package io.masif.ui.account;

import io.masif.ui.database.SchemaVersion;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.language.Text;
import io.masif.ui.operator.OperatorLock;
import io.masif.ui.store.history.HistoryStore;
import io.masif.ui.view.operator.Role;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/** Stores the first operator of a database that has none. */
public final class FirstOperator {
    private static final String FIND = "SELECT 1 FROM operator LIMIT 1";

    private static final String ADD = """
            INSERT INTO operator (name, password_hash, created_at, role)
            SELECT ?, ?, UTC_TIMESTAMP(3), ? FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM operator)
            """;

    private static final String ACTOR = "configuration";
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Text UNKNOWN_OUTCOME = Text.of("refusal-operator.operators-unknown");

    private final Pool pool;

    public FirstOperator(Pool pool) {
        this.pool = pool;
    }

    /** Whether there is no operator yet; fails while the tables do not exist. */
    public Future<Boolean> isMissing() {
        return pool.withConnection(SchemaVersion::requireReady)
                .compose(ready -> pool.query(FIND).execute())
                .map(rows -> rows.size() == 0);
    }

    /** Adds an administrator; false if there is an operator by now: then nothing changes. */
    public Future<Boolean> add(String name, String hash) {
        JsonObject detail = new JsonObject().put("operator", name).put("role", Role.ADMINISTRATOR.word());
        return new ShortTransaction(pool, TIME_LIMIT, () -> false, UNKNOWN_OUTCOME)
                .run(connection -> OperatorLock.acquire(connection)
                        .compose(locked ->
                                connection.preparedQuery(ADD).execute(Tuple.of(name, hash, Role.ADMINISTRATOR.word())))
                        .compose(added -> added.rowCount() == 1
                                ? HistoryStore.append(connection, ACTOR, HistoryStore.OPERATOR_ADDED, detail)
                                        .map(true)
                                : Future.succeededFuture(false)));
    }
}
