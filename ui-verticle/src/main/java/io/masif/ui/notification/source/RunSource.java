package io.masif.ui.notification.source;

import io.masif.domain.Kind;
import io.masif.ui.database.Columns;
import io.masif.ui.notification.outbox.NotificationText;
import io.masif.ui.notification.outbox.Occurrence;
import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.view.ActionKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Actions that failed: those that did on the most hosts each by itself with its hosts, all others together. */
public final class RunSource extends MinuteSource {
    /** After the end of a run was written, its transaction has nothing left to do but to commit. */
    static final Duration LAG = Duration.ofSeconds(15);

    private static final int MAX_ACTIONS = 10;

    private static final String FAILED = """
        FROM event e
          JOIN agent h ON h.name = e.actor
          JOIN run r ON r.agent_id = h.id AND r.uuid = JSON_UNQUOTE(JSON_EXTRACT(e.detail, '$.run'))
          JOIN run_action a ON a.run_id = r.id AND a.result = 'failed'
          JOIN action x ON x.id = a.action_id
        WHERE e.kind = 'run-ended' AND e.happened_at >= ? AND e.happened_at < ?
          AND JSON_EXTRACT(e.detail, '$.failed') > 0
        """;

    private static final String FIND = """
        SELECT x.package, x.kind, x.to_version, MIN(x.from_version) AS from_version, COUNT(DISTINCT h.id) AS hosts,
          SUBSTRING_INDEX(GROUP_CONCAT(DISTINCT h.name ORDER BY h.name SEPARATOR '\\n'), '\\n', %d) AS names
        """.formatted(NotificationText.MAX_NAMES) + FAILED + """
        GROUP BY x.package, x.kind, x.to_version ORDER BY hosts DESC, x.package, x.kind, x.to_version LIMIT ?
        """;

    private static final String COUNT = """
        SELECT COUNT(DISTINCT x.package, x.kind, COALESCE(x.to_version, '')) AS actions,
          COUNT(DISTINCT h.id) AS hosts
        """ + FAILED;

    public RunSource(Vertx vertx) {
        super(vertx, NotificationEvent.RUN_FAILED, NotificationEvent.RUN_FAILED.word(), LAG);
    }

    @Override
    Future<List<Occurrence>> find(SqlConnection connection, Instant from, Instant to) {
        Tuple period = Tuple.of(Columns.toUtc(from), Columns.toUtc(to));
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(Columns.toUtc(from), Columns.toUtc(to), MAX_ACTIONS))
                .map(rows -> parse(rows, to))
                .compose(found -> found.size() < MAX_ACTIONS
                        ? Future.succeededFuture(found)
                        : connection
                                .preparedQuery(COUNT)
                                .execute(period)
                                .map(rows -> withOthers(found, rows.iterator().next(), to)));
    }

    private static List<Occurrence> parse(RowSet<Row> rows, Instant to) {
        List<Occurrence> found = new ArrayList<>();
        for (Row row : rows) {
            ActionKey action = ActionKey.of(
                    row.getString("package"),
                    Kind.of(row.getString("kind")).orElseThrow(),
                    row.getString("from_version"),
                    row.getString("to_version"));
            List<String> names = List.of(row.getString("names").split("\n"));
            JsonObject detail = new JsonObject()
                    .put("action", action.toString())
                    .put("package", action.packageName())
                    .put("hosts", row.getLong("hosts"))
                    .put("names", new JsonArray(names))
                    .put("more", row.getLong("hosts") > names.size());
            found.add(new Occurrence(NotificationEvent.RUN_FAILED, to + ":" + found.size(), detail));
        }
        return found;
    }

    private static List<Occurrence> withOthers(List<Occurrence> found, Row counts, Instant to) {
        long others = counts.getLong("actions") - found.size();
        if (others <= 0) {
            return found;
        }
        List<Occurrence> all = new ArrayList<>(found);
        JsonObject detail = new JsonObject().put("actions", others).put("hosts", counts.getLong("hosts"));
        all.add(new Occurrence(NotificationEvent.RUN_FAILED, to + ":others", detail));
        return all;
    }
}
