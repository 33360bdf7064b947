package io.masif.ui.notification.source;

import io.masif.ui.notification.route.NotificationEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Of what lasts: what a route was notified of. What is over is forgotten, so that it is reported again if it comes back. */
final class NotifiedSubjects {
    private static final String FIND = "SELECT subject FROM notified_subject WHERE route_id = ? AND event = ?";

    private static final String INSERT = """
        INSERT INTO notified_subject (route_id, event, subject, notified_at) VALUES (?, ?, ?, UTC_TIMESTAMP(3))
        """;

    private static final String DELETE =
            "DELETE FROM notified_subject WHERE route_id = ? AND event = ? AND subject = ?";

    private NotifiedSubjects() {}

    /**
     * Writes down that a route is notified of all that there is now.
     *
     * @param current what there is now
     * @param isComplete whether it is all of that: if not, nothing is over
     * @return what it was not notified of before
     */
    static Future<Set<String>> update(
            SqlConnection connection,
            int route,
            NotificationEvent event,
            Collection<String> current,
            boolean isComplete) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(route, event.word()))
                .map(rows -> rows.stream().map(row -> row.getString("subject")).collect(Collectors.toSet()))
                .compose(known -> {
                    Set<String> added = new HashSet<>(current);
                    added.removeAll(known);
                    Set<String> over = isComplete ? new HashSet<>(known) : new HashSet<>();
                    over.removeAll(current);
                    return change(connection, INSERT, route, event, added)
                            .compose(inserted -> change(connection, DELETE, route, event, over))
                            .map(Set.copyOf(added));
                });
    }

    private static Future<Void> change(
            SqlConnection connection, String sql, int route, NotificationEvent event, Set<String> subjects) {
        List<Tuple> rows = subjects.stream()
                .sorted()
                .map(each -> Tuple.of(route, event.word(), each))
                .toList();
        return rows.isEmpty()
                ? Future.succeededFuture()
                : connection.preparedQuery(sql).executeBatch(rows).mapEmpty();
    }
}
