package io.masif.ui.decision;

import io.masif.decision.PatternJson;
import io.masif.domain.Digest;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.store.history.HistoryStore;
import io.masif.ui.view.DecisionKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Writes revocations of decisions of one kind, each in a transaction that raises the counter and writes the history. */
public final class RevocationStore {
    private static final String FIND_REVOKED = """
            SELECT d.id, r.id AS revocation FROM {decision} d LEFT JOIN {revocation} r ON r.{id} = d.id
              AND ((r.patterns IS NULL AND r.scope = 'all')
                OR (r.patterns <=> ? AND r.scope = ? AND r.host_set_id <=> ?))
            WHERE d.id = ? LIMIT 1
            """;

    private static final String INSERT = """
            INSERT INTO {revocation} ({id}, patterns, scope, host_set_id, author, comment, created_at)
            VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
            """;

    private final Pool pool;
    private final DecisionKind kind;
    private final RevocationRequests requests;
    private final String findRevoked;

    public RevocationStore(Pool pool, DecisionKind kind) {
        this.pool = pool;
        this.kind = kind;
        this.requests = new RevocationRequests(kind);
        this.findRevoked = DecisionTables.of(kind).complete(FIND_REVOKED);
    }

    /** Whether the request was made before; a conflict if its key belongs to another one. */
    public Future<Boolean> isRepeated(RequestKey key) {
        return requests.isRepeated(pool, key);
    }

    /**
     * Revokes a decision or a part of it, unless that is revoked already, or the request was made before.
     */
    public Future<StoredRevocation> revoke(NewRevocation revocation, Requester requester) {
        String hosts = DecisionParts.formatHosts(
                revocation.hosts().scope(), revocation.hosts().hosts());
        return new ShortTransaction(
                        pool,
                        DecisionParts.TIME_LIMIT,
                        requester::isDisconnected,
                        requester.describeUnknownOutcome("revoked"))
                .run(connection -> DecisionParts.putHostSet(
                                connection, hosts == null ? null : Digest.ofText(hosts), hosts)
                        .compose(set -> DecisionParts.incrementCounter(connection)
                                .compose(incremented -> revokeOnce(connection, revocation, set))));
    }

    private Future<StoredRevocation> revokeOnce(SqlConnection connection, NewRevocation revocation, Long set) {
        return requests.isRepeated(connection, revocation.key())
                .compose(isRepeated -> isRepeated
                        ? Future.succeededFuture(StoredRevocation.ALREADY_REVOKED)
                        : revoke(connection, revocation, set)
                                .compose(stored -> stored == StoredRevocation.NO_DECISION
                                        ? Future.succeededFuture(stored)
                                        : requests.put(connection, revocation.key(), revocation.decision())
                                                .map(stored)));
    }

    private Future<StoredRevocation> revoke(SqlConnection connection, NewRevocation revocation, Long set) {
        String scope = revocation.hosts().scope().word();
        return connection
                .preparedQuery(findRevoked)
                .execute(Tuple.of(formatPatterns(revocation), scope, set, revocation.decision()))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return Future.succeededFuture(StoredRevocation.NO_DECISION);
                    }
                    if (rows.iterator().next().getLong("revocation") != null) {
                        return Future.succeededFuture(StoredRevocation.ALREADY_REVOKED);
                    }
                    return insert(connection, kind, revocation, set).map(StoredRevocation.CREATED);
                });
    }

    private static String formatPatterns(NewRevocation revocation) {
        return revocation.patterns().isEmpty() ? null : PatternJson.format(revocation.patterns());
    }

    /**
     * Revokes a decision or a part of it in the caller's transaction, which has locked the counter.
     *
     * @param set the number of its set of hosts, see {@link DecisionParts#putHostSet}; null if it has none
     */
    public static Future<Void> insert(SqlConnection connection, DecisionKind kind, NewRevocation revocation, Long set) {
        String scope = revocation.hosts().scope().word();
        JsonObject detail = DecisionParts.createDetail(kind, revocation.decision(), revocation.patterns())
                .put("scope", scope)
                .put("hosts", revocation.hosts().hosts().size())
                .put("comment", revocation.comment());
        return connection
                .preparedQuery(DecisionTables.of(kind).complete(INSERT))
                .execute(Tuple.of(revocation.decision(), formatPatterns(revocation), scope, set)
                        .addValue(revocation.author())
                        .addValue(revocation.comment()))
                .compose(inserted -> DecisionParts.findFirstNames(
                        connection, revocation.hosts().hosts()))
                .compose(names -> HistoryStore.append(
                        connection, revocation.author(), event(kind), detail.put("host_names", names)));
    }

    private static String event(DecisionKind kind) {
        return switch (kind) {
            case APPROVAL -> "revoked";
            case DECLINE -> "decline-revoked";
        };
    }
}
