package io.masif.ui.decision;

import io.masif.decision.HostSelection;
import io.masif.domain.Digest;
import io.masif.ui.database.Columns;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.group.GroupStore;
import io.masif.ui.store.history.HistoryStore;
import io.masif.ui.view.DecisionKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * Writes decisions of one kind: one record each, for any number of actions and hosts, in a transaction that raises the
 * counter and writes the history. The large set of hosts is written before the counter is locked, since others wait for
 * the counter.
 */
public final class DecisionStore {
    private static final String FIND_EQUAL = """
        SELECT d.id FROM {decision} d WHERE d.content = ? AND (d.{end} IS NULL OR d.{end} > UTC_TIMESTAMP(3))
          AND NOT EXISTS (SELECT 1 FROM {revocation} r WHERE r.{id} = d.id)
        ORDER BY d.id LIMIT 1
        """;

    private static final String INSERT = """
        INSERT INTO {decision}
          (patterns, scope, host_set_id, group_ids, author, comment, created_at, {end}, content)
        VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3), ?, ?)
        """;

    private final Pool pool;
    private final DecisionKind kind;
    private final DecisionTables tables;
    private final DecisionRequests requests;
    private final String findEqual;

    public DecisionStore(Pool pool, DecisionKind kind) {
        this.pool = pool;
        this.kind = kind;
        this.tables = DecisionTables.of(kind);
        this.requests = new DecisionRequests(kind);
        this.findEqual = tables.complete(FIND_EQUAL);
    }

    /**
     * Stores a decision once: returns the decision of an earlier request with the same key, or an equal one in force.
     */
    public Future<StoredDecision> decide(NewDecision decision, Requester requester) {
        String patterns = decision.formatPatterns();
        HostSelection named = tables.selectNamed(decision.hosts());
        String hosts = DecisionParts.formatHosts(named.scope(), named.hosts());
        Digest set = hosts == null ? null : Digest.ofText(hosts);
        Digest content = decision.contentDigest(patterns, set);
        return new ShortTransaction(
                        pool,
                        DecisionParts.TIME_LIMIT,
                        requester::isDisconnected,
                        requester.describeUnknownOutcome(kind.participle(decision.expires() != null)))
                .run(connection -> DecisionParts.putHostSet(connection, set, hosts)
                        .compose(setId -> DecisionParts.incrementCounter(connection)
                                .compose(incremented -> findOrInsert(connection, decision, patterns, setId, content))));
    }

    /**
     * Adds a decision that has an origin, in the caller's transaction, which has locked the counter. No request finds it as an
     * equal one: it may be revoked by what made it.
     *
     * @param set the number of its set of hosts, see {@link DecisionParts#putHostSet}; null if it has none
     * @return its number
     */
    public static Future<Long> add(SqlConnection connection, DecisionKind kind, NewDecision decision, Long set) {
        return insert(connection, kind, decision, decision.formatPatterns(), set, null);
    }

    /** The decision of an earlier request with the same key and body; null if there was none. */
    public Future<StoredDecision> findRepeated(RequestKey key) {
        return requests.findRepeated(pool, key);
    }

    /** The counter is locked: no other decision is stored meanwhile. */
    private Future<StoredDecision> findOrInsert(
            SqlConnection connection, NewDecision decision, String patterns, Long set, Digest content) {
        return requests.findByKey(connection, decision.key(), content)
                .compose(repeated -> repeated != null
                        ? Future.succeededFuture(repeated)
                        : findEqual(connection, content)
                                .compose(equal -> equal != null
                                        ? Future.succeededFuture(equal)
                                        : insert(connection, kind, decision, patterns, set, content)
                                                .map(id -> new StoredDecision(id, StoredDecision.State.CREATED)))
                                .compose(stored -> requests.put(connection, decision.key(), stored)));
    }

    /** An equal decision without revocations; null if there is none. */
    private Future<StoredDecision> findEqual(SqlConnection connection, Digest content) {
        return connection
                .preparedQuery(findEqual)
                .execute(Tuple.of(DecisionParts.toBuffer(content)))
                .map(rows -> rows.size() == 0
                        ? null
                        : new StoredDecision(rows.iterator().next().getLong("id"), StoredDecision.State.IN_FORCE));
    }

    /** @param content the digest by which an equal decision is found; null if it is not to be found */
    private static Future<Long> insert(
            SqlConnection connection,
            DecisionKind kind,
            NewDecision decision,
            String patterns,
            Long set,
            Digest content) {
        DecisionTables tables = DecisionTables.of(kind);
        Tuple row = Tuple.tuple()
                .addValue(patterns)
                .addValue(tables.selectNamed(decision.hosts()).scope().word())
                .addValue(set)
                .addValue(decision.hosts().groups().format())
                .addValue(decision.author())
                .addValue(decision.comment())
                .addValue(decision.expires() == null ? null : Columns.toUtc(decision.expires()))
                .addValue(content == null ? null : DecisionParts.toBuffer(content));
        return GroupStore.requirePresent(connection, decision.hosts().groups()).compose(groups -> connection
                .preparedQuery(tables.complete(INSERT))
                .execute(row)
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID))
                .compose(
                        id -> OriginStore.put(connection, id, decision.origin()).map(id))
                .compose(id -> DecisionParts.findFirstNames(
                                connection, decision.hosts().hosts())
                        .compose(names -> HistoryStore.append(
                                connection,
                                decision.author(),
                                kind.participle(decision.expires() != null),
                                createDetail(kind, id, decision, groups).put("host_names", names)))
                        .map(id)));
    }

    private static JsonObject createDetail(DecisionKind kind, long id, NewDecision decision, List<String> groups) {
        JsonObject detail = DecisionParts.createDetail(kind, id, decision.patterns())
                .put("scope", decision.hosts().scope().word())
                .put("hosts", decision.hosts().namedCount())
                .put("groups", groups.isEmpty() ? null : new JsonArray(groups))
                .put("comment", decision.comment())
                .mergeIn(OriginStore.describe(decision.origin()));
        return kind == DecisionKind.DECLINE && decision.expires() != null
                ? detail.put("until", decision.expires().toString())
                : detail;
    }
}
