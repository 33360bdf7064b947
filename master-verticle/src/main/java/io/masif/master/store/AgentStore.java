package io.masif.master.store;

import io.masif.domain.Digest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The hosts. */
public final class AgentStore {
    private static final String COLUMNS = "id, name, protocol, plan_id, SHA2(facts, 256) AS facts_digest, revision";
    private static final String BY_NAME = "SELECT " + COLUMNS + " FROM agent WHERE name IN (%s)";
    private static final String CHANGED = "SELECT " + COLUMNS
            + " FROM agent WHERE revision > ? OR (revision = ? AND id > ?) ORDER BY revision, id LIMIT ?";
    private static final String INSERT = """
            INSERT INTO agent (name, protocol, plan_id, facts, state, revision, first_seen, last_seen, plan_since)
            VALUES %s""";
    /** With the number, so that none of the table's numbers is used up. What is null in facts leaves them as they are. */
    private static final String UPDATE = """
            INSERT INTO agent (id, name, protocol, plan_id, facts, state, revision, first_seen, last_seen, plan_since)
            VALUES %s
            ON DUPLICATE KEY UPDATE
              plan_since = IF(agent.plan_id = VALUES(plan_id), agent.plan_since, VALUES(plan_since)),
              plan_id = VALUES(plan_id),
              protocol = VALUES(protocol),
              facts = COALESCE(VALUES(facts), agent.facts),
              state = COALESCE(VALUES(state), agent.state),
              last_seen = VALUES(last_seen),
              revision = VALUES(revision)""";

    private static final String NOW = "UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))";
    private static final String SEEN = "UPDATE agent SET last_seen = UTC_TIMESTAMP(3) WHERE id IN (%s)";

    private static final String SET_PLAN =
            "UPDATE agent SET plan_id = ?, plan_since = UTC_TIMESTAMP(3), revision = ? WHERE id IN (%s)";

    private static final String THERE = "SELECT id FROM agent WHERE id IN (%s)";
    private static final String WRITTEN = """
            SELECT agent.id, name, protocol, plan_id, SHA2(facts, 256) AS facts_digest, revision, plan.id AS existing
            FROM agent LEFT JOIN plan ON plan.id = agent.plan_id WHERE name IN (%s)""";

    private AgentStore() {}

    /**
     * What is to be written about a host.
     *
     * @param id its number; null if the database does not have it yet
     * @param facts the JSON that it sent; null if they did not change
     */
    public record AgentChange(Long id, String name, int protocol, long plan, String facts) {
        AgentChange withId(Long other) {
            return new AgentChange(other, name, protocol, plan, facts);
        }
    }

    /** Those of them that the database has. */
    public static Future<List<AgentRow>> byName(SqlClient client, Collection<String> names) {
        return ManyRows.read(client, BY_NAME, "?", names, Tuple::addString, AgentStore::read);
    }

    /** The next hosts that changed after that revision, or in it with a higher number; in this order. */
    public static Future<List<AgentRow>> changedAfter(SqlClient client, long revision, long id, int most) {
        return client.preparedQuery(CHANGED)
                .execute(Tuple.of(revision, revision, id, most))
                .map(rows -> {
                    List<AgentRow> found = new ArrayList<>(rows.size());
                    rows.forEach(row -> found.add(read(row)));
                    return found;
                });
    }

    /**
     * Writes all changes, those of new hosts as well, under the revision given. Rows that are there are locked in the
     * order of their numbers, as in {@link #seen}. A host that was removed and comes back gets its number again.
     */
    public static Future<Void> write(SqlClient client, List<AgentChange> changes, long revision) {
        List<AgentChange> added =
                changes.stream().filter(change -> change.id() == null).toList();
        return FormerHostStore.numbers(
                        client, added.stream().map(AgentChange::name).toList())
                .compose(former -> {
                    List<AgentChange> numbered = changes.stream()
                            .map(change -> change.id() == null ? change.withId(former.get(change.name())) : change)
                            .toList();
                    return writeNumbered(client, numbered, revision);
                });
    }

    private static Future<Void> writeNumbered(SqlClient client, List<AgentChange> changes, long revision) {
        List<AgentChange> added =
                changes.stream().filter(change -> change.id() == null).toList();
        List<AgentChange> numbered = changes.stream()
                .filter(change -> change.id() != null)
                .sorted(Comparator.comparing(AgentChange::id))
                .toList();
        return ManyRows.write(
                        client, INSERT, "(?, ?, ?, ?, ?, ?, " + NOW, added, (tuple, it) -> values(tuple, it, revision))
                .compose(done ->
                        ManyRows.write(client, UPDATE, "(?, ?, ?, ?, ?, ?, ?, " + NOW, numbered, (tuple, change) -> {
                            tuple.addLong(change.id());
                            values(tuple, change, revision);
                        }));
    }

    /**
     * As {@link #byName}, for whoever has just written them and holds the counter.
     *
     * @return fails with {@link PlanGone} if the plan of one of them was removed before the counter was held
     */
    public static Future<List<AgentRow>> written(SqlClient client, Collection<String> names) {
        return ManyRows.read(client, WRITTEN, "?", names, Tuple::addString, row -> {
            if (row.getLong("existing") == null) {
                throw new PlanGone();
            }
            return read(row);
        });
    }

    /** A plan was removed just before a host came back to it: it has to be added again. */
    public static final class PlanGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PlanGone() {
            super("a plan has just been removed", null, false, false);
        }
    }

    /** Those of the hosts that the database does not have, or no longer. */
    public static Future<Set<Long>> missing(SqlClient client, Collection<Long> ids) {
        return ManyRows.read(client, THERE, "?", ids, Tuple::addLong, row -> row.getLong("id"))
                .map(there -> {
                    Set<Long> missing = new HashSet<>(ids);
                    there.forEach(missing::remove);
                    return missing;
                });
    }

    /** Notes that these hosts were there just now, and tells of how many. This is no change: it has no revision. */
    public static Future<Integer> seen(SqlClient client, Collection<Long> ids) {
        return ManyRows.change(client, SEEN, "?", ids, Tuple::addLong);
    }

    /** Gives these hosts another plan, under the revision given, without having seen them. */
    public static Future<Void> setPlan(SqlClient client, Collection<Long> ids, long plan, long revision) {
        return client.preparedQuery(SET_PLAN.formatted(RowNumbers.text(ids)))
                .execute(Tuple.of(plan, revision))
                .mapEmpty();
    }

    private static void values(Tuple tuple, AgentChange change, long revision) {
        tuple.addString(change.name())
                .addInteger(change.protocol())
                .addLong(change.plan())
                .addString(change.facts())
                .addString(HostCount.state(change.facts()))
                .addLong(revision);
    }

    private static AgentRow read(Row row) {
        String facts = row.getString("facts_digest");
        return new AgentRow(
                row.getLong("id"),
                row.getString("name"),
                row.getInteger("protocol"),
                row.getLong("plan_id"),
                facts == null ? null : new Digest(facts),
                row.getLong("revision"));
    }
}
