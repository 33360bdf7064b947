package io.masif.master.store.decision;

import io.masif.boot.database.ReadOnlyServerException;
import io.masif.decision.GroupMembers;
import io.masif.decision.GroupSet;
import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.decision.Scope;
import io.masif.master.database.RowNumbers;
import io.masif.schema.StoredSchema;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The decisions of the operators, read only. Rows never change: a number identifies its content of its kind. */
public final class DecisionStore {
    private static final String REVISION = """
            SELECT approvals.value AS approval, member.value AS membership, @@server_id AS server, UTC_TIMESTAMP(3) AS now,
              CAST(@@global.read_only AS CHAR) AS read_only, %s AS compatible_since
            FROM counter approvals JOIN counter member
            WHERE approvals.name = 'approval' AND member.name = 'group'
            """.formatted(StoredSchema.COMPATIBLE_SINCE);

    /** A number or a word, by server. */
    private static final Set<String> WRITABLE = Set.of("0", "OFF");

    private static final String IS_COMPLETE = "patterns IS NULL AND scope = 'all'";
    private static final String HOST_SETS = "SELECT id, hosts FROM host_set WHERE id IN (%s)";

    private DecisionStore() {}

    /** The kinds of decisions, each in tables of its own. */
    public enum Kind {
        APPROVAL("decision", "expires_at", "revocation", "decision_id"),
        DECLINE("decline", "ends_at", "decline_revocation", "decline_id");

        private final String inForce;
        private final String partialRevocations;
        private final String decisions;
        private final String revocations;

        /**
         * @param end the column with the moment at which a decision ends
         * @param reference the column of a revocation with the number of the decision
         */
        Kind(String table, String end, String revocationTable, String reference) {
            inForce = """
                    SELECT id FROM %1$s WHERE (%2$s IS NULL OR %2$s > UTC_TIMESTAMP(3))
                      AND id NOT IN (SELECT %4$s FROM %3$s WHERE %5$s)
                    """.formatted(table, end, revocationTable, reference, IS_COMPLETE);
            partialRevocations = "SELECT id, " + reference + " AS decision_id FROM " + revocationTable + " WHERE NOT ("
                    + IS_COMPLETE + ") ORDER BY id";
            decisions = "SELECT id, patterns, scope, host_set_id, group_ids, " + end + " AS ends_at FROM " + table
                    + " WHERE id IN (%s)";
            revocations = "SELECT id, patterns, scope, host_set_id FROM " + revocationTable + " WHERE id IN (%s)";
        }
    }

    /**
     * The row of a decision or a revocation.
     *
     * @param patterns JSON; null if it has none
     * @param hostSetId the number of its set of hosts; null if it has none
     * @param groups the groups that it is for instead; none for most
     * @param expiresAt null if it does not expire
     */
    public record StoredDecision(
            long id, String patterns, Scope scope, Long hostSetId, GroupSet groups, Instant expiresAt) {
        /** Its hosts, given the set of its number, and the members of all groups. */
        public HostSelection selectHosts(HostSet set, GroupMembers members) {
            if (!groups.isEmpty()) {
                return HostSelection.groups(groups, members);
            }
            return scope == Scope.ALL ? HostSelection.ALL : new HostSelection(scope, set);
        }
    }

    /**
     * How far decisions and groups are.
     *
     * @param approval increases when a decision is made or revoked
     * @param membership increases when a group has other members
     * @param now the time by the database's clock, in UTC
     * @param compatibleSince the oldest version of the schema whose masters may work with the database
     */
    public record Revision(long approval, long membership, long server, LocalDateTime now, int compatibleSince) {}

    /**
     * Reads the revision. Fails with {@link ReadOnlyServerException} if the server cannot be written to: it may be a copy of one
     * at which decisions were revoked since.
     */
    public static Future<Revision> readRevision(SqlClient client) {
        return client.query(REVISION).execute().map(rows -> {
            Row row = rows.iterator().next();
            if (!WRITABLE.contains(row.getString("read_only"))) {
                throw new ReadOnlyServerException();
            }
            return new Revision(
                    row.getLong("approval"),
                    row.getLong("membership"),
                    row.getLong("server"),
                    row.getLocalDateTime("now"),
                    row.getInteger("compatible_since"));
        });
    }

    /** The numbers of the decisions that are in force, at least in part. */
    public static Future<List<Long>> findIdsInForce(SqlClient client, Kind kind) {
        return client.query(kind.inForce).execute().map(RowNumbers::of);
    }

    /** The numbers of the revocations that revoke only a part of their decisions, by the decision's number. */
    public static Future<Map<Long, List<Long>>> findPartialRevocations(SqlClient client, Kind kind) {
        return client.query(kind.partialRevocations).execute().map(rows -> {
            Map<Long, List<Long>> byDecision = new HashMap<>();
            rows.forEach(row -> byDecision
                    .computeIfAbsent(row.getLong("decision_id"), id -> new ArrayList<>())
                    .add(row.getLong("id")));
            return byDecision;
        });
    }

    /** The decisions of these numbers. */
    public static Future<List<StoredDecision>> findDecisions(SqlClient client, Kind kind, Collection<Long> ids) {
        return queryList(
                client,
                kind.decisions,
                ids,
                row -> toStoredDecision(
                        row, GroupSet.parse(row.getString("group_ids")), row.getLocalDateTime("ends_at")));
    }

    /** The revocations of these numbers. */
    public static Future<List<StoredDecision>> findRevocations(SqlClient client, Kind kind, Collection<Long> ids) {
        return queryList(client, kind.revocations, ids, row -> toStoredDecision(row, GroupSet.NONE, null));
    }

    /** The texts of sets of hosts, by number. */
    public static Future<Map<Long, String>> findHostSets(SqlClient client, Collection<Long> ids) {
        return query(client, HOST_SETS, ids).map(rows -> {
            Map<Long, String> texts = new HashMap<>();
            rows.forEach(row -> texts.put(row.getLong("id"), row.getString("hosts")));
            return texts;
        });
    }

    private static StoredDecision toStoredDecision(Row row, GroupSet groups, LocalDateTime expiresAt) {
        return new StoredDecision(
                row.getLong("id"),
                row.getString("patterns"),
                Scope.of(row.getString("scope")).orElseThrow(),
                row.getLong("host_set_id"),
                groups,
                expiresAt == null ? null : expiresAt.toInstant(ZoneOffset.UTC));
    }

    private static <T> Future<List<T>> queryList(
            SqlClient client, String sql, Collection<Long> ids, Function<Row, T> read) {
        return query(client, sql, ids).map(rows -> {
            List<T> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(read.apply(row)));
            return found;
        });
    }

    private static Future<RowSet<Row>> query(SqlClient client, String sql, Collection<Long> ids) {
        return client.query(sql.formatted(RowNumbers.join(ids))).execute();
    }
}
