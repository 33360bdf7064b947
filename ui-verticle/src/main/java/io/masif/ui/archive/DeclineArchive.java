package io.masif.ui.archive;

import io.masif.decision.GroupSet;
import io.masif.ui.database.Columns;
import io.masif.ui.group.GroupStore;
import io.masif.ui.view.approval.summary.Authorship;
import io.masif.ui.view.approval.summary.DecisionSummary;
import io.masif.ui.view.approval.summary.NamedHosts;
import io.masif.ui.view.approval.summary.PatternList;
import io.masif.ui.view.decline.DeclineProgress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads declines of the whole history; {@link EndedDeclines} says which. */
public final class DeclineArchive {
    /** With when each was revoked as a whole. */
    static final String TABLES = """
            FROM decline d LEFT JOIN host_set s ON s.id = d.host_set_id
            LEFT JOIN (SELECT decline_id, MIN(created_at) AS revoked_at FROM decline_revocation
              WHERE patterns IS NULL AND scope = 'all' GROUP BY decline_id) r ON r.decline_id = d.id
            """;

    /** Whether one is not in force any more. */
    static final String IS_ENDED = "(r.revoked_at IS NOT NULL OR COALESCE(d.ends_at <= UTC_TIMESTAMP(3), FALSE))";

    private static final String SELECT = "SELECT d.id, d.author, d.comment, d.created_at, d.ends_at, r.revoked_at, "
            + IS_ENDED + " AS ended, %s, d.group_ids, d." + HostReference.COLUMNS + " " + TABLES + "WHERE d.id IN (%s)";

    private final Vertx vertx;
    private final SqlClient client;

    public DeclineArchive(Vertx vertx, SqlClient client) {
        this.vertx = vertx;
        this.client = client;
    }

    private record ArchivedDecline(Row row, PatternList patterns, HostReference hosts) {}

    private static DeclineProgress create(Row row, PatternList patterns, NamedHosts hosts, Authorship authorship) {
        DecisionSummary decision =
                new DecisionSummary(row.getLong("id"), patterns, hosts, authorship, Columns.getInstant(row, "ends_at"));
        return row.getInteger("ended") == 0
                ? DeclineProgress.uncounted(decision)
                : DeclineProgress.ended(decision, Columns.getInstant(row, "revoked_at"));
    }

    /** The declines of these numbers, each with its first actions only, in any order. */
    public Future<List<DeclineProgress>> load(List<Long> ids) {
        return load(ArchivedPatterns.FIRST, ids);
    }

    /** The declines of these numbers with all their actions, in any order; without those that there are not. */
    public Future<List<DeclineProgress>> loadWhole(List<Long> ids) {
        return load(ArchivedPatterns.ALL, ids);
    }

    /** The names of all hosts that a decline names, sorted, also of removed ones; none if it names no hosts. */
    public Future<List<String>> findHostNames(long id) {
        return ArchivedHostNames.loadAll(client, "decline", id);
    }

    private Future<List<DeclineProgress>> load(String patterns, List<Long> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        String numbers = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
        return client.query(SELECT.formatted(patterns.formatted("d"), numbers))
                .execute()
                // a decline may have a megabyte of actions
                .compose(rows -> vertx.executeBlocking(() -> parse(rows)))
                .compose(this::addNames);
    }

    private static List<ArchivedDecline> parse(RowSet<Row> rows) {
        List<ArchivedDecline> parsed = new ArrayList<>();
        rows.forEach(row ->
                parsed.add(new ArchivedDecline(row, ArchivedPatterns.parse(row), HostReference.parseWithGroups(row))));
        return parsed;
    }

    private Future<List<DeclineProgress>> addNames(List<ArchivedDecline> found) {
        List<HostReference> references =
                found.stream().map(ArchivedDecline::hosts).toList();
        GroupSet groups = HostReference.findGroups(references);
        return GroupStore.findNames(client, groups).compose(groupNames -> ArchivedHostNames.load(client, references)
                .map(hostNames -> createAll(found, hostNames, groupNames)));
    }

    private static List<DeclineProgress> createAll(
            List<ArchivedDecline> found, Map<Integer, String> hosts, Map<Integer, String> groups) {
        return found.stream()
                .map(each -> create(
                        each.row(),
                        each.patterns(),
                        each.hosts().toNamed(hosts, groups),
                        new Authorship(
                                each.row().getString("author"),
                                each.row().getString("comment"),
                                Columns.getInstant(each.row(), "created_at"),
                                null)))
                .toList();
    }
}
