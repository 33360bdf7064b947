package io.masif.ui.notification.source;

import io.masif.ui.database.Columns;
import io.masif.ui.notification.outbox.NotificationText;
import io.masif.ui.notification.outbox.Occurrence;
import io.masif.ui.notification.route.NotificationEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Hosts that became silent. */
public final class SilenceSource extends MinuteSource {
    /**
     * Read without an index: to keep one, masters would have to write it whenever hosts are seen. Agents of version 1 report
     * nothing while there is nothing to do.
     */
    private static final String SILENT = """
        FROM agent h WHERE h.last_seen >= ? AND h.last_seen < ?
          AND NOT (h.protocol = 1 AND EXISTS (SELECT 1 FROM plan p WHERE p.id = h.plan_id AND p.actions = '[]'))
        """;

    private static final String COUNT = "SELECT COUNT(*) AS hosts " + SILENT;
    private static final String FIND_NAMES = "SELECT h.name " + SILENT + "ORDER BY h.name LIMIT ?";

    private final Duration silentAfter;

    /** @param silentAfter after which a host that is not seen is silent */
    public SilenceSource(Vertx vertx, Duration silentAfter) {
        super(vertx, NotificationEvent.HOSTS_SILENT, NotificationEvent.HOSTS_SILENT.word(), Duration.ZERO);
        this.silentAfter = silentAfter;
    }

    @Override
    Future<List<Occurrence>> find(SqlConnection connection, Instant from, Instant to) {
        Tuple period = Tuple.of(Columns.toUtc(from.minus(silentAfter)), Columns.toUtc(to.minus(silentAfter)));
        return connection
                .preparedQuery(COUNT)
                .execute(period)
                .map(rows -> rows.iterator().next().getLong("hosts"))
                .compose(hosts -> hosts == 0
                        ? Future.succeededFuture(List.of())
                        : connection
                                .preparedQuery(FIND_NAMES)
                                .execute(Tuple.of(period.getValue(0), period.getValue(1), NotificationText.MAX_NAMES))
                                .map(rows -> rows.stream()
                                        .map(row -> row.getString("name"))
                                        .toList())
                                .map(names -> List.of(describe(hosts, names, to))));
    }

    private static Occurrence describe(long hosts, List<String> names, Instant to) {
        return new Occurrence(
                NotificationEvent.HOSTS_SILENT,
                to.toString(),
                new JsonObject()
                        .put("hosts", hosts)
                        .put("names", new JsonArray(names))
                        .put("more", hosts > names.size()));
    }
}
