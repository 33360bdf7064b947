package io.masif.ui.retry;

import io.masif.decision.Scope;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.decision.Requester;
import io.masif.ui.store.history.HistoryStore;
import io.masif.ui.view.DecisionKind;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Writes retries, each in a transaction that raises the counter and writes the history. */
public final class RetryStore {
    private static final String FIND_EQUAL = "SELECT id FROM retry WHERE content = ?";

    private static final String INSERT = """
            INSERT INTO retry (decision_id, patterns, host_set_id, last_run, author, content, created_at)
            VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
            """;

    private final Pool pool;

    public RetryStore(Pool pool) {
        this.pool = pool;
    }

    /** Stores a retry once: returns an earlier one of the same failures. */
    public Future<StoredRetry> store(NewRetry retry, Requester requester) {
        return new ShortTransaction(
                        pool,
                        DecisionParts.TIME_LIMIT,
                        requester::isDisconnected,
                        requester.describeUnknownOutcome("retried"))
                .run(connection -> DecisionParts.putHostSet(
                                connection,
                                retry.hosts().digest(),
                                retry.hosts().format())
                        .compose(set -> DecisionParts.incrementCounter(connection)
                                .compose(incremented -> findOrInsert(connection, retry, set))));
    }

    /** The counter is locked: no other retry is stored meanwhile. */
    private static Future<StoredRetry> findOrInsert(SqlConnection connection, NewRetry retry, long set) {
        return connection
                .preparedQuery(FIND_EQUAL)
                .execute(Tuple.of(DecisionParts.toBuffer(retry.contentDigest())))
                .compose(rows -> rows.size() > 0
                        ? Future.succeededFuture(
                                new StoredRetry(rows.iterator().next().getLong("id"), false))
                        : insert(connection, retry, set));
    }

    private static Future<StoredRetry> insert(SqlConnection connection, NewRetry retry, long set) {
        Tuple row = Tuple.of(retry.decision(), retry.formatPatterns(), set, retry.lastRun(), retry.author())
                .addValue(DecisionParts.toBuffer(retry.contentDigest()));
        return connection
                .preparedQuery(INSERT)
                .execute(row)
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID))
                .compose(id -> DecisionParts.findFirstNames(connection, retry.hosts())
                        .compose(names -> HistoryStore.append(
                                connection,
                                retry.author(),
                                HistoryStore.RETRIED,
                                DecisionParts.createDetail(DecisionKind.APPROVAL, retry.decision(), retry.patterns())
                                        .put("retry", id)
                                        .put("scope", Scope.ONLY.word())
                                        .put("hosts", retry.hosts().size())
                                        .put("host_names", names)))
                        .map(new StoredRetry(id, true)));
    }
}
