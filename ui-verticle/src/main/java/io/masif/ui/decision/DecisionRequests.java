package io.masif.ui.decision;

import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.masif.ui.view.DecisionKind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;

/** Stores the decision of one kind of each request with a key, so that a repeated request gets the same answer. */
final class DecisionRequests {
    private static final String FIND = """
            SELECT d.id, d.content, q.body, COALESCE(d.{end} <= UTC_TIMESTAMP(3), FALSE) AS expired,
              EXISTS (SELECT 1 FROM {revocation} r
                WHERE r.{id} = d.id AND r.patterns IS NULL AND r.scope = 'all') AS revoked
            FROM {request} q JOIN {decision} d ON d.id = q.{id} WHERE q.request = ?
            """;

    private static final String PUT = """
            INSERT INTO {request} (request, body, {id}, created_at) VALUES (?, ?, ?, UTC_TIMESTAMP(3))
            """;

    private final DecisionKind kind;
    private final String find;
    private final String put;

    DecisionRequests(DecisionKind kind) {
        this.kind = kind;
        this.find = DecisionTables.of(kind).complete(FIND);
        this.put = DecisionTables.of(kind).complete(PUT);
    }

    /** The decision of an earlier request with the same key and body; null if there was none. */
    Future<StoredDecision> findRepeated(SqlClient client, RequestKey key) {
        return findRow(client, key)
                .map(row -> row == null || !isEqual(row.getBuffer("body"), key.bodyDigest()) ? null : parse(row));
    }

    /**
     * The decision of an earlier request with the same key; null if there was none, or the request has no key. A
     * conflict if that request decided something else.
     */
    Future<StoredDecision> findByKey(SqlClient client, RequestKey key, Digest content) {
        if (key == null) {
            return Future.succeededFuture();
        }
        return findRow(client, key).map(row -> {
            if (row != null && !isEqual(row.getBuffer("content"), content)) {
                throw Failure.of(
                        Failure.Code.CONFLICT,
                        Text.of(
                                "refusal.key-of-" + kind.noun(),
                                row.getLong("id").toString()));
            }
            return row == null ? null : parse(row);
        });
    }

    /** Stores the decision of a request; nothing if it has no key. */
    Future<StoredDecision> put(SqlClient client, RequestKey key, StoredDecision stored) {
        return key == null
                ? Future.succeededFuture(stored)
                : client.preparedQuery(put)
                        .execute(Tuple.of(
                                DecisionParts.toBuffer(key.digest()),
                                DecisionParts.toBuffer(key.bodyDigest()),
                                stored.id()))
                        .map(stored);
    }

    private Future<Row> findRow(SqlClient client, RequestKey key) {
        return client.preparedQuery(find)
                .execute(Tuple.of(DecisionParts.toBuffer(key.digest())))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next());
    }

    private static boolean isEqual(Buffer stored, Digest digest) {
        return stored != null && Arrays.equals(stored.getBytes(), digest.bytes());
    }

    private static StoredDecision parse(Row row) {
        StoredDecision.State unrevokedState =
                row.getInteger("expired") != 0 ? StoredDecision.State.EXPIRED : StoredDecision.State.IN_FORCE;
        return new StoredDecision(
                row.getLong("id"), row.getInteger("revoked") != 0 ? StoredDecision.State.REVOKED : unrevokedState);
    }
}
