package io.masif.ui.archive;

import io.masif.ui.database.Columns;
import io.masif.ui.decision.record.OriginColumns;
import io.masif.ui.group.GroupStore;
import io.masif.ui.view.approval.list.ApprovalFilter;
import io.masif.ui.view.approval.list.ApprovalRow;
import io.masif.ui.view.approval.list.DecisionState;
import io.masif.ui.view.approval.summary.Authorship;
import io.masif.ui.view.approval.summary.DecisionSummary;
import io.masif.ui.view.approval.summary.PatternList;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads decisions of the whole history, a page at a time. */
public final class DecisionArchive {
    private static final String COUNT = "SELECT COUNT(*) AS decisions FROM %s WHERE %s";

    private static final String SELECT = """
            SELECT d.id, %s, %s, d.group_ids, d.%s, d.author, d.comment, d.created_at, d.expires_at,
              o.decision_id AS origin, o.rollout_id, o.ring, v.id AS version_id, v.rule_id, v.version, v.name,
              COALESCE(d.expires_at <= UTC_TIMESTAMP(3), FALSE) AS expired,
              %s AS revoked
            FROM %s LEFT JOIN host_set s ON s.id = d.host_set_id
            LEFT JOIN decision_origin o ON o.decision_id = d.id LEFT JOIN rule_version v ON v.id = o.rule_version_id
            WHERE %s ORDER BY %s LIMIT ? OFFSET ?
            """;

    private static final String IDS = """
            SELECT d.id, %s FROM %s LEFT JOIN host_set s ON s.id = d.host_set_id WHERE %s ORDER BY %s
            """;

    private final Vertx vertx;
    private final SqlClient client;

    public DecisionArchive(Vertx vertx, SqlClient client) {
        this.vertx = vertx;
        this.client = client;
    }

    private record ArchivedDecision(Row row, PatternList patterns, HostReference hosts) {}

    /** How many decisions match, whatever their progress. */
    public Future<Integer> count(ApprovalFilter filter) {
        ArchiveCondition condition = ArchiveCondition.of(filter);
        return client.preparedQuery(COUNT.formatted(condition.tables(), condition.sql()))
                .execute(Tuple.wrap(condition.parameters()))
                .map(rows -> rows.iterator().next().getInteger("decisions"));
    }

    /**
     * Decisions that match, whatever their progress, each with its first actions only.
     *
     * @param range which of them
     */
    public Future<List<ApprovalRow>> find(ApprovalFilter filter, ArchiveOrder order, ArchiveRange range) {
        ArchiveCondition condition = ArchiveCondition.of(filter);
        return load(
                ArchivedPatterns.FIRST,
                FoundPattern.of(filter),
                range.after() == null ? condition : condition.after(order, range.after()),
                order,
                range);
    }

    /** The numbers of all decisions that match, whatever their progress. */
    public Future<List<Long>> findIds(ApprovalFilter filter, ArchiveOrder order) {
        ArchiveCondition condition = ArchiveCondition.of(filter);
        return client.preparedQuery(
                        IDS.formatted(HostReference.COUNT, condition.tables(), condition.sql(), condition.sql(order)))
                .execute(Tuple.wrap(condition.parameters()))
                .map(rows -> rows.stream().map(row -> row.getLong("id")).toList());
    }

    /** The decisions of these numbers with all their actions, in any order. */
    public Future<List<ApprovalRow>> findAll(List<Long> ids) {
        return load(
                ArchivedPatterns.ALL,
                FoundPattern.NONE,
                ArchiveCondition.ofIds(ids),
                ArchiveOrder.NEWEST,
                new ArchiveRange(null, 0, ids.size()));
    }

    /** The decision of that number with all its actions; an empty list if there is none. */
    public Future<List<ApprovalRow>> get(long id) {
        return findAll(List.of(id));
    }

    /** The names of all hosts that a decision names, sorted, also of removed ones; none if it names no hosts. */
    public Future<List<String>> findHostNames(long id) {
        return ArchivedHostNames.loadAll(client, "decision", id);
    }

    private Future<List<ApprovalRow>> load(
            String patterns, FoundPattern found, ArchiveCondition condition, ArchiveOrder order, ArchiveRange range) {
        String sql = SELECT.formatted(
                patterns.formatted("d"),
                found.sql(),
                HostReference.COLUMNS,
                ArchiveSource.IS_REVOKED,
                condition.tables(),
                condition.sql(),
                condition.sql(order));
        List<Object> parameters = new ArrayList<>(found.names());
        parameters.addAll(condition.parameters());
        parameters.addAll(List.of(range.max(), range.from()));
        return client.preparedQuery(sql)
                .execute(Tuple.wrap(parameters))
                // a decision may have a megabyte of actions
                .compose(rows -> vertx.executeBlocking(() -> parse(rows)))
                .compose(this::addNames);
    }

    private static List<ArchivedDecision> parse(RowSet<Row> rows) {
        List<ArchivedDecision> parsed = new ArrayList<>();
        rows.forEach(row -> parsed.add(
                new ArchivedDecision(row, ArchivedPatterns.parseWithFound(row), HostReference.parseWithGroups(row))));
        return parsed;
    }

    private Future<List<ApprovalRow>> addNames(List<ArchivedDecision> found) {
        List<HostReference> references =
                found.stream().map(ArchivedDecision::hosts).toList();
        return GroupStore.findNames(client, HostReference.findGroups(references))
                .compose(groups ->
                        ArchivedHostNames.load(client, references).map(hosts -> createRows(found, hosts, groups)));
    }

    private static List<ApprovalRow> createRows(
            List<ArchivedDecision> found, Map<Integer, String> hosts, Map<Integer, String> groups) {
        return found.stream()
                .map(each -> new ApprovalRow(
                        new DecisionSummary(
                                each.row().getLong("id"),
                                each.patterns(),
                                each.hosts().toNamed(hosts, groups),
                                parseAuthorship(each.row()),
                                Columns.getInstant(each.row(), "expires_at")),
                        findState(each.row()),
                        null,
                        List.of()))
                .toList();
    }

    private static Authorship parseAuthorship(Row row) {
        return new Authorship(
                row.getString("author"),
                row.getString("comment"),
                Columns.getInstant(row, "created_at"),
                row.getLong("origin") == null ? null : OriginColumns.parse(row));
    }

    private static DecisionState findState(Row row) {
        if (row.getInteger("revoked") != 0) {
            return DecisionState.REVOKED;
        }
        return row.getInteger("expired") != 0 ? DecisionState.EXPIRED : DecisionState.STANDING;
    }
}
