package io.masif.ui.notification.source;

import io.masif.clock.DatabaseClock;
import io.masif.ui.database.Columns;
import io.masif.ui.engine.LeaseHolder;
import io.masif.ui.notification.outbox.Occurrence;
import io.masif.ui.notification.outbox.Outbox;
import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.notification.route.Route;
import io.masif.ui.notification.route.RouteStore;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Rollouts that paused or are finished, as the history says. */
public final class RolloutSource implements NotificationSource {
    /** A transaction that began earlier may commit later: what is in the outbox already is found again, and not added again. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private static final int MAX_ROWS = 500;

    private static final String FIND = """
        SELECT id, happened_at, actor, kind, detail FROM event WHERE kind IN (?, ?) AND happened_at >= ?
        ORDER BY happened_at, id LIMIT ?
        """;

    private final Vertx vertx;
    private final NotificationEvent event;

    private RolloutSource(Vertx vertx, NotificationEvent event) {
        this.vertx = vertx;
        this.event = event;
    }

    /** The sources for all events of rollouts. */
    public static List<NotificationSource> all(Vertx vertx) {
        return List.of(
                new RolloutSource(vertx, NotificationEvent.ROLLOUT_PAUSED),
                new RolloutSource(vertx, NotificationEvent.ROLLOUT_FINISHED));
    }

    @Override
    public Future<Void> collect(LeaseHolder lease) {
        return lease.inTransaction(connection -> RouteStore.findEnabled(connection, event)
                .compose(routes -> routes.isEmpty()
                        ? Future.succeededFuture()
                        : collect(connection, routes, DatabaseClock.of(vertx).now())));
    }

    private Future<Void> collect(SqlConnection connection, List<Route> routes, Instant now) {
        return SourceProgress.findStart(connection, event.word(), routes)
                .compose(start -> find(connection, start.minus(OVERLAP)))
                .compose(rows -> add(connection, routes, rows)
                        .compose(added -> SourceProgress.put(connection, event.word(), findEnd(rows, now))));
    }

    private Future<RowSet<Row>> find(SqlConnection connection, Instant start) {
        boolean isPause = event == NotificationEvent.ROLLOUT_PAUSED;
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(
                        isPause ? HistoryStore.ROLLOUT_STOPPED : HistoryStore.ROLLOUT_FINISHED,
                        isPause ? HistoryStore.ROLLOUT_PAUSED : HistoryStore.ROLLOUT_FINISHED,
                        Columns.toUtc(start),
                        MAX_ROWS));
    }

    private Future<Void> add(SqlConnection connection, List<Route> routes, RowSet<Row> rows) {
        Future<Void> added = Future.succeededFuture();
        for (Row row : rows) {
            List<Route> wanting = SourceProgress.enabledAt(routes, Columns.getInstant(row, "happened_at"));
            added = added.compose(done -> Outbox.add(connection, List.of(parse(row)), wanting));
        }
        return added;
    }

    private Occurrence parse(Row row) {
        JsonObject detail = new JsonObject(row.getString("detail"));
        JsonObject content = new JsonObject()
                .put("rollout", detail.getLong("rollout"))
                .put("ring", detail.getLong("ring"))
                .put("at", Columns.getInstant(row, "happened_at").toString());
        if (row.getString("kind").equals(HistoryStore.ROLLOUT_PAUSED)) {
            content.put("by", row.getString("actor")).put("comment", detail.getString("comment"));
        }
        return new Occurrence(event, "event:" + row.getLong("id"), content);
    }

    /** The rest is found the next time. */
    private static Instant findEnd(RowSet<Row> rows, Instant now) {
        Instant end = now;
        if (rows.size() == MAX_ROWS) {
            for (Row row : rows) {
                end = Columns.getInstant(row, "happened_at").plus(OVERLAP);
            }
        }
        return end;
    }
}
