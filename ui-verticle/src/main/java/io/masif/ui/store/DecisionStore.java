package io.masif.ui.store;

import io.masif.decision.PatternJson;
import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;

/**
 * Writes decisions: one record each, however many actions and hosts it concerns, in a transaction that raises the counter
 * and writes the history. The large set of hosts is written first, and the counter, which others wait for, is locked last.
 */
public final class DecisionStore {
    /** How much of a decision the history repeats; the decision itself is kept whole. */
    private static final int EVENT_ACTIONS = 100;

    private static final String REQUESTED = "SELECT id, content FROM decision WHERE request = ?";

    private static final String SAME = """
            SELECT d.id FROM decision d WHERE d.content = ? AND (d.expires_at IS NULL OR d.expires_at > UTC_TIMESTAMP(3))
              AND NOT EXISTS (SELECT 1 FROM revocation r WHERE r.decision_id = d.id)
            ORDER BY d.id LIMIT 1
            """;

    private static final String DECIDE = """
            INSERT INTO decision
              (patterns, scope, host_set_id, author, comment, created_at, expires_at, content, request)
            VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3), ?, ?, ?)
            """;

    private final Pool pool;

    public DecisionStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * Decides, once: the decision that the same key made before, or an equal one that is in force, is the answer then.
     */
    public Future<StoredDecision> decide(NewDecision decision, Requester requester) {
        String patterns = decision.patternText();
        String hosts =
                DecisionRows.textOf(decision.hosts().scope(), decision.hosts().hosts());
        Digest set = hosts == null ? null : Digest.ofText(hosts);
        Digest content = decision.content(patterns, set);
        return new ShortTransaction(pool, DecisionRows.LIMIT, requester.hasLeft(), requester.unknown("approved"))
                .run(connection -> DecisionRows.putSet(connection, set, hosts)
                        .compose(setId -> DecisionRows.raise(connection)
                                .compose(raised -> existing(connection, decision, content))
                                .compose(existing -> existing != null
                                        ? Future.succeededFuture(new StoredDecision(existing, false))
                                        : insert(connection, decision, patterns, setId, content))));
    }

    /** Its number; null if there is none. Read while the counter is locked: nobody else decides meanwhile. */
    private static Future<Long> existing(SqlConnection connection, NewDecision decision, Digest content) {
        return requested(connection, decision, content)
                .compose(id -> id != null
                        ? Future.succeededFuture(id)
                        : connection
                                .preparedQuery(SAME)
                                .execute(Tuple.of(DecisionRows.bytes(content)))
                                .map(rows -> rows.size() == 0
                                        ? null
                                        : rows.iterator().next().getLong("id")));
    }

    private static Future<Long> requested(SqlClient client, NewDecision decision, Digest content) {
        if (decision.request() == null) {
            return Future.succeededFuture();
        }
        return client.preparedQuery(REQUESTED)
                .execute(Tuple.of(DecisionRows.bytes(decision.request())))
                .map(rows ->
                        rows.size() == 0 ? null : sameRequest(rows.iterator().next(), content));
    }

    private static long sameRequest(Row row, Digest content) {
        Buffer stored = row.getBuffer("content");
        if (stored == null || !Arrays.equals(stored.getBytes(), content.bytes())) {
            throw Failure.of(
                    Failure.Code.CONFLICT,
                    "This Idempotency-Key belongs to another request, which made the approval " + row.getLong("id")
                            + ". Give each request a key of its own.");
        }
        return row.getLong("id");
    }

    private static Future<StoredDecision> insert(
            SqlConnection connection, NewDecision decision, String patterns, Long set, Digest content) {
        Tuple row = Tuple.tuple()
                .addValue(patterns)
                .addValue(decision.hosts().scope().word())
                .addValue(set)
                .addValue(decision.author())
                .addValue(decision.comment())
                .addValue(decision.expires() == null ? null : Columns.utc(decision.expires()))
                .addValue(DecisionRows.bytes(content))
                .addValue(decision.request() == null ? null : DecisionRows.bytes(decision.request()));
        return connection
                .preparedQuery(DECIDE)
                .execute(row)
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID))
                .compose(id -> DecisionRows.event(connection, decision.author(), "approved", detail(id, decision))
                        .map(written -> new StoredDecision(id, true)));
    }

    private static JsonObject detail(long id, NewDecision decision) {
        JsonArray actions = new JsonArray();
        decision.patterns().stream()
                .limit(EVENT_ACTIONS)
                .map(PatternJson::write)
                .forEach(actions::add);
        return new JsonObject()
                .put("approval", id)
                .put("actions", actions)
                .put("action_count", decision.patterns().size())
                .put("scope", decision.hosts().scope().word())
                .put("hosts", decision.hosts().hosts().size())
                .put("comment", decision.comment());
    }
}
