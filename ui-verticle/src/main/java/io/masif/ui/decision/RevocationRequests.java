package io.masif.ui.decision;

import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.masif.ui.view.DecisionKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;

/** Stores the requests with a key that revoked decisions of one kind. Their keys are not those of requests that decide. */
final class RevocationRequests {
    private static final String FIND = "SELECT body FROM {request} WHERE request = ?";
    private static final String PUT = """
            INSERT INTO {request} (request, body, {id}, created_at) VALUES (?, ?, ?, UTC_TIMESTAMP(3))
            """;

    private final String find;
    private final String put;

    RevocationRequests(DecisionKind kind) {
        this.find = DecisionTables.of(kind).complete(FIND);
        this.put = DecisionTables.of(kind).complete(PUT);
    }

    /** Whether the request was made before; a conflict if its key belongs to another one. False if it has no key. */
    Future<Boolean> isRepeated(SqlClient client, RequestKey key) {
        return key == null
                ? Future.succeededFuture(false)
                : client.preparedQuery(find)
                        .execute(Tuple.of(DecisionParts.toBuffer(key.revocationDigest())))
                        .map(rows -> {
                            if (rows.size() > 0
                                    && !Arrays.equals(
                                            rows.iterator()
                                                    .next()
                                                    .getBuffer("body")
                                                    .getBytes(),
                                            key.bodyDigest().bytes())) {
                                throw Failure.of(Failure.Code.CONFLICT, Text.of("refusal.key-of-revocation"));
                            }
                            return rows.size() > 0;
                        });
    }

    /** Stores a request that revoked a decision; nothing if it has no key. */
    Future<Void> put(SqlClient client, RequestKey key, long decision) {
        return key == null
                ? Future.succeededFuture()
                : client.preparedQuery(put)
                        .execute(Tuple.of(
                                DecisionParts.toBuffer(key.revocationDigest()),
                                DecisionParts.toBuffer(key.bodyDigest()),
                                decision))
                        .mapEmpty();
    }
}
