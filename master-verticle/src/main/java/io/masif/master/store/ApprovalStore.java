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
import java.util.List;

/** The decisions of the operators, read only. */
public final class ApprovalStore {
    private static final String REVISION = "SELECT value FROM counter WHERE name = 'approval'";
    private static final String IN_FORCE = """
            SELECT id, package, kind, from_version, to_version, agent, expires_at
            FROM approval
            WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > UTC_TIMESTAMP(3)) AND id > ?
            ORDER BY id LIMIT ?""";

    private ApprovalStore() {}

    /** The revision of the approvals: it is another one whenever any of them changed. */
    public static Future<Long> revision(SqlClient client) {
        return client.query(REVISION)
                .execute()
                .map(rows -> rows.iterator().next().getLong("value"));
    }

    /** The next that are in force now, after the one of that number. */
    public static Future<List<Approval>> inForce(SqlClient client, long after, int most) {
        return client.preparedQuery(IN_FORCE).execute(Tuple.of(after, most)).map(rows -> {
            List<Approval> approvals = new ArrayList<>(rows.size());
            rows.forEach(row -> approvals.add(read(row)));
            return approvals;
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
