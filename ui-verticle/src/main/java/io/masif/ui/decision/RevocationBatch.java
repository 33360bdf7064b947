package io.masif.ui.decision;

import io.masif.decision.Scope;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.store.history.HistoryStore;
import io.masif.ui.view.DecisionKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Revokes several approvals as a whole, all in one transaction. */
public final class RevocationBatch {
    private static final String FIND_UNREVOKED = """
        SELECT d.id FROM decision d WHERE d.id IN (%s) AND NOT EXISTS (SELECT 1 FROM revocation r
          WHERE r.decision_id = d.id AND r.patterns IS NULL AND r.scope = 'all')
        ORDER BY d.id
        """;

    private static final String INSERT = """
        INSERT INTO revocation (decision_id, patterns, scope, host_set_id, author, comment, created_at)
        SELECT id, NULL, 'all', NULL, ?, ?, UTC_TIMESTAMP(3) FROM decision WHERE id IN (%s)
        """;

    /** The largest number of a decision. Programs may name any, which is then not revoked. */
    private static final long MAX_ID = 4_294_967_295L;

    private final Pool pool;
    private final RevocationRequests requests = new RevocationRequests(DecisionKind.APPROVAL);

    public RevocationBatch(Pool pool) {
        this.pool = pool;
    }

    /**
     * Revokes decisions.
     *
     * @param ids at least one
     * @param comment null if there is none
     * @param key identifies a repeated request; null if it cannot be repeated
     * @return the numbers of those that were not revoked before
     */
    public Future<List<Long>> revoke(
            Collection<Long> ids, String author, String comment, RequestKey key, Requester requester) {
        return new ShortTransaction(
                        pool,
                        DecisionParts.TIME_LIMIT,
                        requester::isDisconnected,
                        requester.describeUnknownOutcome("revoked"))
                .run(connection -> DecisionParts.incrementCounter(connection)
                        .compose(incremented -> requests.isRepeated(connection, key))
                        .compose(isRepeated -> isRepeated
                                ? Future.succeededFuture()
                                : requests.put(connection, key, Math.min(Collections.min(ids), MAX_ID)))
                        .compose(stored -> findUnrevoked(connection, ids))
                        .compose(found -> found.isEmpty()
                                ? Future.succeededFuture(found)
                                : insert(connection, found, author, comment).map(found)));
    }

    /** The counter is locked: no other revocation is stored meanwhile. */
    private static Future<List<Long>> findUnrevoked(SqlConnection connection, Collection<Long> ids) {
        return connection.query(FIND_UNREVOKED.formatted(join(ids))).execute().map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> row.getLong("id"))
                .toList());
    }

    /** Revokes decisions that are not revoked, at least one, in the caller's transaction, which has locked the counter. */
    public static Future<Void> insert(SqlConnection connection, List<Long> ids, String author, String comment) {
        List<JsonObject> details = ids.stream()
                .map(id -> DecisionParts.createDetail(DecisionKind.APPROVAL, id, List.of())
                        .put("scope", Scope.ALL.word())
                        .put("hosts", 0)
                        .put("comment", comment))
                .toList();
        return connection
                .preparedQuery(INSERT.formatted(join(ids)))
                .execute(Tuple.of(author, comment))
                .compose(inserted -> HistoryStore.appendAll(connection, author, "revoked", details));
    }

    private static String join(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
