package io.masif.master.store;

import io.masif.boot.database.IdleTransactionLimit;
import io.masif.master.database.BulkStatement;
import io.masif.master.database.RowNumbers;
import io.masif.master.store.EventStore.Event;
import io.masif.revision.FleetLock;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Hosts whose name two machines use; {@code agent.conflict_at} is when a master last detected that. */
public final class ConflictStore {
    private static final String FIND =
            "SELECT id, name, conflict_at IS NOT NULL AS ongoing FROM agent WHERE name IN (%s)";
    private static final String BEGIN =
            "UPDATE agent SET conflict_at = UTC_TIMESTAMP(3), revision = ? WHERE id IN (%s)";
    private static final String ANY_OLD =
            "SELECT 1 FROM agent WHERE conflict_at < UTC_TIMESTAMP(3) - INTERVAL ? SECOND LIMIT 1";
    private static final String OLD = """
            SELECT id, name FROM agent WHERE conflict_at < UTC_TIMESTAMP(3) - INTERVAL ? SECOND
            ORDER BY id LIMIT 1000""";
    private static final String END = "UPDATE agent SET conflict_at = NULL, revision = ? WHERE id IN (%s)";

    private ConflictStore() {}

    /** A host, and from where two machines report under its name. */
    public record Conflict(String host, String address, String otherAddress) {}

    /** A host that exists. */
    private record FoundHost(long id, String name, boolean isInConflict) {}

    /**
     * Records conflicts of those of the hosts that exist, each of another one, and adds those that are new to the history. All in
     * one transaction, during which no reports are written.
     */
    public static Future<Void> recordConflicts(Pool pool, List<Conflict> conflicts) {
        return IdleTransactionLimit.inTransaction(
                pool, connection -> FleetLock.acquire(connection).compose(revision -> find(connection, conflicts)
                        .compose(found -> found.isEmpty()
                                ? Future.succeededFuture()
                                : begin(connection, revision, found)
                                        .compose(done -> appendBegan(connection, conflicts, found)))));
    }

    /** While nobody else begins or ends a conflict. */
    private static Future<List<FoundHost>> find(SqlConnection connection, List<Conflict> conflicts) {
        return BulkStatement.query(
                connection,
                FIND,
                "?",
                conflicts,
                (tuple, conflict) -> tuple.addString(conflict.host()),
                row -> new FoundHost(row.getLong("id"), row.getString("name"), row.getInteger("ongoing") != 0));
    }

    private static Future<Void> begin(SqlConnection connection, long revision, List<FoundHost> hosts) {
        return connection
                .preparedQuery(BEGIN.formatted(RowNumbers.join(
                        hosts.stream().map(FoundHost::id).sorted().toList())))
                .execute(Tuple.of(revision))
                .mapEmpty();
    }

    /**
     * Ends the conflicts that were not detected for so long; the result is the names of their hosts. They are selected while
     * nobody else begins or ends a conflict, so that each ends once, and none that has just been detected again.
     */
    public static Future<List<String>> expire(Pool pool, Duration quietPeriod) {
        return pool.preparedQuery(ANY_OLD)
                .execute(Tuple.of(quietPeriod.toSeconds()))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(List.of())
                        : IdleTransactionLimit.inTransaction(pool, connection -> expire(connection, quietPeriod)));
    }

    private static Future<List<String>> expire(SqlConnection connection, Duration quietPeriod) {
        return FleetLock.acquire(connection).compose(revision -> connection
                .preparedQuery(OLD)
                .execute(Tuple.of(quietPeriod.toSeconds()))
                .compose(old ->
                        old.size() == 0 ? Future.succeededFuture(List.of()) : expire(connection, revision, old)));
    }

    private static Future<List<String>> expire(SqlConnection connection, long revision, RowSet<Row> old) {
        List<Long> ids = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        for (Row row : old) {
            ids.add(row.getLong("id"));
            hosts.add(row.getString("name"));
        }
        return connection
                .preparedQuery(END.formatted(RowNumbers.join(ids)))
                .execute(Tuple.of(revision))
                .compose(done -> EventStore.append(
                        connection,
                        hosts.stream()
                                .map(host -> Event.of(host, "conflict-ended", new JsonObject().put("host", host)))
                                .toList()))
                .map(hosts);
    }

    private static Future<Void> appendBegan(SqlConnection connection, List<Conflict> conflicts, List<FoundHost> found) {
        Set<String> begun = found.stream()
                .filter(host -> !host.isInConflict())
                .map(FoundHost::name)
                .collect(Collectors.toSet());
        return EventStore.append(
                connection,
                conflicts.stream()
                        .filter(conflict -> begun.contains(conflict.host()))
                        .map(ConflictStore::toEvent)
                        .toList());
    }

    private static Event toEvent(Conflict conflict) {
        JsonObject detail = new JsonObject()
                .put("host", conflict.host())
                .put("addresses", new JsonArray().add(conflict.address()).add(conflict.otherAddress()));
        return Event.of(conflict.host(), "conflict-began", detail);
    }
}
