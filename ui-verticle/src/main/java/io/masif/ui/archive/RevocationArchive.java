package io.masif.ui.archive;

import io.masif.ui.database.Columns;
import io.masif.ui.decision.DecisionTables;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.summary.RevocationSummary;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the revocations of decisions of one kind. */
public final class RevocationArchive {
    /** Of each decision, however many the others have. */
    private static final int MAX_PER_DECISION = 1000;

    private static final String SELECT = """
            SELECT r.{id} AS decision_id, %s, r.%s, r.author, r.comment, r.created_at
            FROM (
              SELECT id, ROW_NUMBER() OVER (PARTITION BY {id} ORDER BY id DESC) AS place
              FROM {revocation} WHERE {id} IN (%s)) numbered
            JOIN {revocation} r ON r.id = numbered.id LEFT JOIN host_set s ON s.id = r.host_set_id
            WHERE numbered.place <= %d ORDER BY r.id DESC
            """;

    private final SqlClient client;
    private final String select;

    public RevocationArchive(SqlClient client, DecisionKind kind) {
        this.client = client;
        this.select = DecisionTables.of(kind).complete(SELECT);
    }

    /** The revocations of these decisions, the newest first: of each decision the newest 1,000. */
    public Future<Map<Long, List<RevocationSummary>>> find(Collection<Long> decisions) {
        if (decisions.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        String ids = decisions.stream().map(String::valueOf).collect(Collectors.joining(","));
        return client.query(select.formatted(
                        ArchivedPatterns.FIRST.formatted("r"), HostReference.COLUMNS, ids, MAX_PER_DECISION))
                .execute()
                .compose(rows -> {
                    List<Row> found =
                            StreamSupport.stream(rows.spliterator(), false).toList();
                    List<HostReference> hosts =
                            found.stream().map(HostReference::parse).toList();
                    return ArchivedHostNames.load(client, hosts).map(names -> group(found, hosts, names));
                });
    }

    private static Map<Long, List<RevocationSummary>> group(
            List<Row> rows, List<HostReference> hosts, Map<Integer, String> names) {
        Map<Long, List<RevocationSummary>> grouped = rows.stream()
                .collect(Collectors.toMap(row -> row.getLong("decision_id"), row -> new ArrayList<>(), (a, b) -> a));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            grouped.get(row.getLong("decision_id"))
                    .add(new RevocationSummary(
                            ArchivedPatterns.parse(row),
                            hosts.get(i).toNamed(names, Map.of()),
                            row.getString("author"),
                            row.getString("comment"),
                            Columns.getInstant(row, "created_at")));
        }
        return grouped;
    }
}
