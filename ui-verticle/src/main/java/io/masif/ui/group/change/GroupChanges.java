package io.masif.ui.group.change;

import io.masif.decision.HostSet;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.group.GroupDefinition;
import io.masif.ui.group.GroupDraft;
import io.masif.ui.group.GroupStore;
import io.masif.ui.language.Text;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** The changes of groups, each within a transaction of the caller. The counter of groups lets one at a time through. */
final class GroupChanges {
    /** More would make each change of a host slow. */
    private static final int MAX_GROUPS = 1000;

    private static final String RAISE = "UPDATE counter SET value = LAST_INSERT_ID(value + 1) WHERE name = 'group'";
    private static final String COUNT = """
            SELECT COUNT(*) AS present, COUNT(IF(name = ? AND id <> ?, 1, NULL)) AS same
            FROM host_group WHERE removed_at IS NULL
            """;
    private static final String INSERT = """
            INSERT INTO host_group (name, selector, host_set_id, description, members, revision, author, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
            """;
    private static final String UPDATE = """
            UPDATE host_group SET name = ?, selector = ?, host_set_id = ?, description = ?, members = ?, revision = ?
            WHERE id = ? AND removed_at IS NULL
            """;
    private static final String REMOVE = """
            UPDATE host_group SET members = ?, revision = ?, removed_at = UTC_TIMESTAMP(3)
            WHERE id = ? AND removed_at IS NULL
            """;

    private GroupChanges() {}

    static Future<Void> create(SqlConnection connection, GroupDraft draft, String actor) {
        return raise(connection)
                .compose(revision -> requireFree(connection, draft.definition().name(), 0)
                        .compose(free -> toTuple(connection, draft, revision))
                        .compose(values -> connection.preparedQuery(INSERT).execute(values.addString(actor))))
                .compose(added -> append(connection, actor, HistoryStore.GROUP_CREATED, draft));
    }

    /** @param seen the digest of the definition that is changed; null to change it whatever it is */
    static Future<Void> change(SqlConnection connection, int id, GroupDraft draft, String seen, String actor) {
        String name = draft.definition().name();
        return raise(connection)
                .compose(revision -> requireUnchanged(connection, id, seen, draft.definition())
                        .compose(unchanged -> requireFree(connection, name, id))
                        .compose(free -> toTuple(connection, draft, revision))
                        .compose(values -> connection.preparedQuery(UPDATE).execute(values.addInteger(id))))
                .compose(rows -> requireOne(rows.rowCount(), name))
                .compose(changed -> append(connection, actor, HistoryStore.GROUP_CHANGED, draft));
    }

    /**
     * The counter of decisions is raised as well: none is made meanwhile that names the group.
     *
     * @param seen the digest of the definition of the group that is removed; null to remove it whatever it is
     */
    static Future<Void> remove(SqlConnection connection, int id, String name, String seen, String actor) {
        return DecisionParts.incrementCounter(connection)
                .compose(locked -> raise(connection))
                .compose(
                        revision -> requireUnchanged(connection, id, seen, null).compose(unchanged -> connection
                                .preparedQuery(REMOVE)
                                .execute(Tuple.of(Buffer.buffer(HostSet.NONE.toBytes()), revision, id))))
                .compose(rows -> requireOne(rows.rowCount(), name))
                .compose(removed -> GroupUse.requireUnused(connection, id, name))
                .compose(unused -> HistoryStore.append(
                        connection, actor, HistoryStore.GROUP_REMOVED, new JsonObject().put("group", name)));
    }

    private static Future<Long> raise(SqlConnection connection) {
        return connection.query(RAISE).execute().map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    private static Future<Void> requireFree(SqlConnection connection, String name, int id) {
        return connection.preparedQuery(COUNT).execute(Tuple.of(name, id)).map(rows -> {
            if (rows.iterator().next().getInteger("same") > 0) {
                throw Failure.of(Failure.Code.CONFLICT, Text.of("refusal.group-exists", Quote.of(name)));
            }
            if (id == 0 && rows.iterator().next().getInteger("present") >= MAX_GROUPS) {
                throw Failure.of(Failure.Code.CONFLICT, Text.of("refusal.too-many-groups", MAX_GROUPS));
            }
            return null;
        });
    }

    /**
     * A request that is repeated is no conflict.
     *
     * @param seen the digest of the definition that the operator has seen; null for any
     * @param after what the definition is to be; null if the group is removed
     */
    private static Future<Void> requireUnchanged(SqlConnection connection, int id, String seen, GroupDefinition after) {
        return seen == null
                ? Future.succeededFuture()
                : GroupStore.findDefinition(connection, id).map(found -> {
                    // one that was removed is not found when it is written
                    if (found.isPresent() && !isExpected(found.get(), seen, after)) {
                        throw Failure.of(
                                Failure.Code.CONFLICT,
                                Text.of(
                                        "groups.changed-meanwhile",
                                        Quote.of(found.get().name())));
                    }
                    return null;
                });
    }

    private static boolean isExpected(GroupDefinition found, String seen, GroupDefinition after) {
        String digest = found.digest().hex();
        return digest.equals(seen)
                || (after != null && digest.equals(after.digest().hex()));
    }

    private static Future<Tuple> toTuple(SqlConnection connection, GroupDraft draft, long revision) {
        GroupDefinition definition = draft.definition();
        String hosts = definition.isByHand() ? definition.named().format() : null;
        return DecisionParts.putHostSet(
                        connection, hosts == null ? null : definition.named().digest(), hosts)
                .map(set -> Tuple.tuple()
                        .addString(definition.name())
                        .addString(
                                definition.isByHand()
                                        ? null
                                        : definition.selector().toString())
                        .addValue(set)
                        .addString(definition.description())
                        .addBuffer(Buffer.buffer(draft.members().toBytes()))
                        .addLong(revision));
    }

    private static Future<Void> requireOne(int count, String name) {
        return count == 1
                ? Future.succeededFuture()
                : Future.failedFuture(Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-group", Quote.of(name))));
    }

    private static Future<Void> append(SqlConnection connection, String actor, String kind, GroupDraft draft) {
        GroupDefinition definition = draft.definition();
        return HistoryStore.append(
                connection,
                actor,
                kind,
                new JsonObject()
                        .put("group", definition.name())
                        .put(
                                "selector",
                                definition.isByHand()
                                        ? null
                                        : definition.selector().toString())
                        .put("host_count", draft.members().size())
                        .put("description", definition.description().isEmpty() ? null : definition.description()));
    }
}
