package io.masif.master.store;

import io.masif.domain.Digest;
import io.masif.master.database.BulkStatement;
import io.masif.master.store.AgentStore.PlanRemovedException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the rows of the hosts. They are written by {@link AgentStore}. */
public final class AgentRows {
    private static final String COLUMNS =
            "id, name, protocol, plan_id, SHA2(facts, 256) AS facts_digest, certificate_ends, revision";
    private static final String BY_NAME = "SELECT " + COLUMNS + " FROM agent WHERE name IN (%s)";
    /**
     * In the order of their numbers, as all lock them: the names are looked up first, in their index alone. The lock there keeps
     * that from making the snapshot of the transaction.
     */
    private static final String LOCK_BY_NAME = "SELECT STRAIGHT_JOIN " + COLUMNS + """
             FROM (SELECT id AS number FROM agent FORCE INDEX (agent_name) WHERE name IN (%s)
              ORDER BY id LIMIT 4294967295 LOCK IN SHARE MODE) AS named
            JOIN agent ON id = number FOR UPDATE""";

    private static final String LOCK_REVISIONS =
            "SELECT id, revision FROM agent WHERE id IN (%s) ORDER BY id FOR UPDATE";
    private static final String CHANGED = "SELECT " + COLUMNS + " FROM agent WHERE %s AND id > ? ORDER BY id LIMIT ?";
    private static final String EXISTING_IDS = "SELECT id FROM agent WHERE id IN (%s)";
    private static final String BY_NAME_WITH_PLAN = """
            SELECT agent.id, name, protocol, plan_id, SHA2(facts, 256) AS facts_digest, certificate_ends, revision,
              plan.id AS existing
            FROM agent LEFT JOIN plan ON plan.id = agent.plan_id WHERE name IN (%s)""";

    private AgentRows() {}

    /** The hosts of these names that the database has. */
    public static Future<List<AgentRow>> findByName(SqlClient client, Collection<String> names) {
        return BulkStatement.query(client, BY_NAME, "?", names, Tuple::addString, AgentRows::read);
    }

    /** As {@link #findByName}; nobody else changes them until the end of the transaction. */
    public static Future<List<AgentRow>> lockByName(SqlClient transaction, Collection<String> names) {
        return BulkStatement.query(transaction, LOCK_BY_NAME, "?", names, Tuple::addString, AgentRows::read);
    }

    /** Whether all these rows are as they were read; if so, nobody else changes them until the end of the transaction. */
    public static Future<Boolean> lockIfUnchanged(SqlClient transaction, Collection<AgentRow> rows) {
        Map<Long, Long> revisions = rows.stream().collect(Collectors.toMap(AgentRow::id, AgentRow::revision));
        return BulkStatement.query(
                        transaction,
                        LOCK_REVISIONS,
                        "?",
                        new TreeSet<>(revisions.keySet()),
                        Tuple::addLong,
                        row -> Map.entry(row.getLong("id"), row.getLong("revision")))
                .map(found -> Set.copyOf(found).equals(revisions.entrySet()));
    }

    /**
     * The next hosts after that number, by number, that changed.
     *
     * @param changed a condition on {@code revision}
     */
    public static Future<List<AgentRow>> findChanged(SqlClient client, String changed, long after, int limit) {
        return client.preparedQuery(CHANGED.formatted(changed))
                .execute(Tuple.of(after, limit))
                .map(rows -> {
                    List<AgentRow> found = new ArrayList<>(rows.size());
                    rows.forEach(row -> found.add(read(row)));
                    return found;
                });
    }

    /**
     * As {@link #findByName}, for hosts that were just written in this transaction.
     *
     * @return fails with {@link PlanRemovedException} if the plan of one of them was removed before this transaction
     */
    public static Future<List<AgentRow>> findWritten(SqlClient client, Collection<String> names) {
        return BulkStatement.query(client, BY_NAME_WITH_PLAN, "?", names, Tuple::addString, row -> {
            if (row.getLong("existing") == null) {
                throw new PlanRemovedException();
            }
            return read(row);
        });
    }

    /** Those of the numbers that the database does not have. */
    public static Future<Set<Long>> findMissing(SqlClient client, Collection<Long> ids) {
        return BulkStatement.query(client, EXISTING_IDS, "?", ids, Tuple::addLong, row -> row.getLong("id"))
                .map(existing -> {
                    Set<Long> missing = new HashSet<>(ids);
                    existing.forEach(missing::remove);
                    return missing;
                });
    }

    private static AgentRow read(Row row) {
        String facts = row.getString("facts_digest");
        LocalDateTime certificateEnds = row.getLocalDateTime("certificate_ends");
        return new AgentRow(
                row.getLong("id"),
                row.getString("name"),
                row.getInteger("protocol"),
                row.getLong("plan_id"),
                facts == null ? null : new Digest(facts),
                certificateEnds == null ? null : certificateEnds.toInstant(ZoneOffset.UTC),
                row.getLong("revision"));
    }
}
