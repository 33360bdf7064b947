package io.masif.master.store;

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

/** Hosts whose name two machines use; {@code agent.conflict_at} is when a master last detected that. */
public final class ConflictStore {
    private static final String IN_CONFLICT =
            "SELECT conflict_at IS NOT NULL AS ongoing FROM agent WHERE name = ? FOR UPDATE";
    private static final String BEGIN = "UPDATE agent SET conflict_at = UTC_TIMESTAMP(3), revision = ? WHERE name = ?";
    private static final String ANY_OLD =
            "SELECT 1 FROM agent WHERE conflict_at < UTC_TIMESTAMP(3) - INTERVAL ? SECOND LIMIT 1";
    private static final String OLD = """
            SELECT id, name FROM agent WHERE conflict_at < UTC_TIMESTAMP(3) - INTERVAL ? SECOND
            ORDER BY id LIMIT 1000""";
    private static final String END = "UPDATE agent SET conflict_at = NULL, revision = ? WHERE id IN (%s)";

    private ConflictStore() {}

    /** Records a conflict, and adds it to the history if it is new. */
    public static Future<Void> recordConflict(Pool pool, String host, String address, String otherAddress) {
        return pool.withTransaction(connection -> FleetLock.acquire(connection).compose(revision -> connection
                .preparedQuery(IN_CONFLICT)
                .execute(Tuple.of(host))
                .compose(rows -> {
                    boolean isNew = rows.size() == 1 && rows.iterator().next().getInteger("ongoing") == 0;
                    return connection
                            .preparedQuery(BEGIN)
                            .execute(Tuple.of(revision, host))
                            .compose(done -> isNew ? appendBegan(connection, host, address, otherAddress) : nothing());
                })));
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
                        : pool.withTransaction(connection -> expire(connection, quietPeriod)));
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

    private static Future<Void> appendBegan(
            SqlConnection connection, String host, String address, String otherAddress) {
        JsonObject detail = new JsonObject()
                .put("host", host)
                .put("addresses", new JsonArray().add(address).add(otherAddress));
        return EventStore.append(connection, List.of(Event.of(host, "conflict-began", detail)));
    }

    private static Future<Void> nothing() {
        return Future.succeededFuture();
    }
}
