package io.masif.ui.rollout.store;

import io.masif.decision.GroupSet;
import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.failure.Failure;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.decision.OriginStore;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Adds rollouts, which begin at once; in the transaction of the caller. */
public final class RolloutStore {
    private static final String FIND_REQUEST = "SELECT id, body FROM rollout WHERE request = ?";

    private static final String INSERT = """
        INSERT INTO rollout (plan_version_id, rule_version_id, patterns, scope, host_set_id, group_ids, author, comment,
          created_at, state, state_since, revision, request, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3), 'running', UTC_TIMESTAMP(3), 1, ?, ?)
        """;

    private static final String INSERT_RING = """
        INSERT INTO rollout_ring (rollout_id, ring, state, accepted_errors) VALUES (?, ?, 'waiting', 0)
        """;

    private RolloutStore() {}

    /** The rollout of an earlier request with the same key; null if there was none. A conflict if its body was another one. */
    public static Future<Long> findRepeated(SqlClient client, RequestKey key) {
        return key == null
                ? Future.succeededFuture()
                : client.preparedQuery(FIND_REQUEST)
                        .execute(Tuple.of(DecisionParts.toBuffer(key.digest())))
                        .map(rows ->
                                rows.size() == 0 ? null : parse(rows.iterator().next(), key));
    }

    private static Long parse(Row row, RequestKey key) {
        if (!Arrays.equals(row.getBuffer("body").getBytes(), key.bodyDigest().bytes())) {
            throw Failure.of(Failure.Code.CONFLICT, Text.of("refusal-rollout.key", Long.toString(row.getLong("id"))));
        }
        return row.getLong("id");
    }

    /** Adds a rollout, and returns its number. Bad input if it names a group that was removed. */
    public static Future<Long> add(SqlConnection connection, NewRollout rollout) {
        HostSet hosts = rollout.scope().hosts();
        return DecisionParts.requireGroups(connection, findGroups(rollout))
                .compose(present ->
                        DecisionParts.putHostSet(connection, hosts.digest(), hosts.size() == 0 ? null : hosts.format()))
                .compose(set -> connection.preparedQuery(INSERT).execute(toRow(rollout, set)))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID))
                .compose(id -> addRings(connection, id, rollout.plan().rings().size())
                        .compose(added -> HistoryStore.append(
                                connection, rollout.author(), HistoryStore.ROLLOUT_STARTED, createDetail(id, rollout)))
                        .compose(appended -> RolloutWriter.incrementCounter(connection))
                        .map(id));
    }

    /** The groups of its hosts and of its rings. */
    private static GroupSet findGroups(NewRollout rollout) {
        return Ring.findGroups(rollout.plan().rings()).and(rollout.scope().groups());
    }

    private static Tuple toRow(NewRollout rollout, Long set) {
        return Tuple.tuple()
                .addValue(rollout.plan().id())
                .addValue(rollout.rule() == null ? null : rollout.rule().versionId())
                .addValue(PatternJson.format(rollout.patterns()))
                .addValue(rollout.scope().scope().word())
                .addValue(set)
                .addValue(rollout.scope().groups().format())
                .addValue(rollout.author())
                .addValue(rollout.comment())
                .addValue(digest(
                        rollout.key() == null ? null : rollout.key().digest().bytes()))
                .addValue(digest(
                        rollout.key() == null
                                ? null
                                : rollout.key().bodyDigest().bytes()));
    }

    private static Buffer digest(byte[] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }

    private static Future<Void> addRings(SqlConnection connection, long rollout, int count) {
        List<Tuple> rows = IntStream.range(0, count)
                .mapToObj(ring -> Tuple.of(rollout, ring))
                .toList();
        return connection.preparedQuery(INSERT_RING).executeBatch(rows).mapEmpty();
    }

    private static JsonObject createDetail(long id, NewRollout rollout) {
        JsonObject detail = RolloutEvents.createDetail(id);
        return (rollout.rule() == null ? detail : detail.mergeIn(OriginStore.describe(rollout.rule())))
                .put("plan", rollout.plan().key().name())
                .put("plan_version", rollout.plan().key().version())
                .put("action_count", rollout.patterns().size())
                .put("comment", rollout.comment());
    }
}
