package io.masif.master.store;

import io.masif.domain.Approval;
import io.masif.domain.Kind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The decisions of the operators, read only. */
public final class ApprovalStore {
    /** How many numbers belong to a part. */
    private static final int PART = 2000;

    private static final String REVISION = "SELECT value FROM counter WHERE name = 'approval'";
    private static final String IN_FORCE =
            " FROM approval WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > UTC_TIMESTAMP(3))";
    /** Times another number for each of a part: two that were exchanged could add up to the same otherwise. */
    private static final String MARK = """
            CRC32(CONCAT(QUOTE(package), QUOTE(kind), QUOTE(from_version), QUOTE(to_version), QUOTE(agent),
              QUOTE(expires_at))) * (id %% %d + 1)""".formatted(PART);

    private static final String SUMS = "SELECT id DIV " + PART + " AS part, COUNT(*) AS approvals, CAST(SUM(" + MARK
            + ") AS UNSIGNED) AS marks" + IN_FORCE + " GROUP BY part";
    private static final String APPROVALS = "SELECT id, package, kind, from_version, to_version, agent, expires_at, "
            + MARK + " AS mark" + IN_FORCE + " AND id >= ? AND id < ?";

    private ApprovalStore() {}

    /**
     * What tells whether approvals are the same.
     *
     * @param approvals how many they are
     * @param marks the sum of a checksum of each of them
     */
    public record Sum(long approvals, long marks) {
        static final Sum NOTHING = new Sum(0, 0);

        Sum plus(long mark) {
            return new Sum(approvals + 1, marks + mark);
        }
    }

    /**
     * Approvals whose numbers are close together, as they were read.
     *
     * @param sum of these very approvals
     */
    public record Part(Sum sum, List<Approval> approvals) {
        public Part {
            approvals = List.copyOf(approvals);
        }
    }

    /** The revision of the approvals: it is another one whenever any of them changed. */
    public static Future<Long> revision(SqlClient client) {
        return client.query(REVISION)
                .execute()
                .map(rows -> rows.iterator().next().getLong("value"));
    }

    /** The sums of all approvals that are in force now, by the number of their part. */
    public static Future<Map<Long, Sum>> sums(SqlClient client) {
        return client.query(SUMS).execute().map(rows -> {
            Map<Long, Sum> sums = new HashMap<>();
            rows.forEach(row -> sums.put(row.getLong("part"), new Sum(row.getLong("approvals"), row.getLong("marks"))));
            return sums;
        });
    }

    /** Those of a part that are in force now. */
    public static Future<Part> inForce(SqlClient client, long part) {
        return client.preparedQuery(APPROVALS)
                .execute(Tuple.of(part * PART, (part + 1) * PART))
                .map(rows -> {
                    List<Approval> approvals = new ArrayList<>(rows.size());
                    Sum sum = Sum.NOTHING;
                    for (Row row : rows) {
                        approvals.add(read(row));
                        sum = sum.plus(row.getLong("mark"));
                    }
                    return new Part(sum, approvals);
                });
    }

    private static Approval read(Row row) {
        String kind = row.getString("kind");
        LocalDateTime expires = row.getLocalDateTime("expires_at");
        return new Approval(
                row.getLong("id"),
                row.getString("package"),
                kind == null ? null : Kind.of(kind).orElseThrow(),
                row.getString("from_version"),
                row.getString("to_version"),
                row.getString("agent"),
                expires == null ? null : expires.toInstant(ZoneOffset.UTC));
    }
}
