package io.masif.ui.notification.route;

import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads and writes routes. */
public final class RouteStore {
    private static final String FIND = "SELECT " + RouteRow.COLUMNS
            + " FROM notification_route r WHERE r.removed_at IS NULL AND %s ORDER BY r.name, r.id";

    /** A locking read finds what is committed, also if the transaction has read routes before. */
    private static final String LOCK_ENABLED =
            "SELECT id FROM notification_route WHERE enabled_at IS NOT NULL LOCK IN SHARE MODE";

    private static final String INSERT = """
        INSERT INTO notification_route
          (name, kind, target, secret, events, security_days, enabled_at, author, created_at)
        VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3), ?, UTC_TIMESTAMP(3))
        """;

    private static final String UPDATE =
            "UPDATE notification_route SET name = ?, target = ?, events = ?, security_days = ? WHERE id = ?";

    private static final String ENABLE =
            "UPDATE notification_route SET enabled_at = UTC_TIMESTAMP(3) WHERE id = ? AND enabled_at IS NULL";

    private static final String DISABLE = "UPDATE notification_route SET enabled_at = NULL WHERE id = ?";
    private static final String SET_SECRET = "UPDATE notification_route SET secret = ? WHERE id = ?";

    private static final String REMOVE = """
        UPDATE notification_route SET enabled_at = NULL, secret = NULL, removed_at = UTC_TIMESTAMP(3) WHERE id = ?
        """;

    private static final String INCREMENT_COUNTER = "UPDATE counter SET value = value + 1 WHERE name = 'notification'";

    private RouteStore() {}

    /** All routes, by name. */
    public static Future<List<Route>> list(SqlClient client) {
        return client.query(FIND.formatted("TRUE")).execute().map(RouteStore::parse);
    }

    /** The routes that are switched on and want an event. */
    public static Future<List<Route>> findEnabled(SqlClient client, NotificationEvent event) {
        return client.query(FIND.formatted("r.enabled_at IS NOT NULL"))
                .execute()
                .map(rows -> parse(rows).stream()
                        .filter(route -> route.definition().events().contains(event))
                        .toList());
    }

    /** The one of that number; empty if it is not there, or was removed. */
    public static Future<Optional<Route>> find(SqlClient client, int id) {
        return client.preparedQuery(FIND.formatted("r.id = ?"))
                .execute(Tuple.of(id))
                .map(rows -> parse(rows).stream().findFirst());
    }

    /**
     * Those of the routes that are switched on by now: one can be switched off or removed after it was read. Until the
     * transaction ends nobody else changes a route.
     */
    public static Future<List<Route>> lockEnabled(SqlConnection connection, List<Route> routes) {
        return incrementCounter(connection)
                .compose(locked -> connection.query(LOCK_ENABLED).execute())
                .map(rows -> {
                    Set<Integer> enabled =
                            rows.stream().map(row -> row.getInteger("id")).collect(Collectors.toSet());
                    return routes.stream()
                            .filter(route -> enabled.contains(route.id()))
                            .toList();
                });
    }

    /** Its number. */
    public static Future<Integer> insert(
            SqlConnection connection, RouteDefinition route, String secret, String author) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addValue(route.name())
                        .addValue(route.kind().word())
                        .addValue(route.target())
                        .addValue(secret)
                        .addValue(RouteRow.formatEvents(route.events()))
                        .addValue(route.securityDays())
                        .addValue(author))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID).intValue());
    }

    public static Future<Void> update(SqlConnection connection, int id, RouteDefinition route) {
        return connection
                .preparedQuery(UPDATE)
                .execute(Tuple.of(
                        route.name(), route.target(), RouteRow.formatEvents(route.events()), route.securityDays(), id))
                .mapEmpty();
    }

    public static Future<Void> setEnabled(SqlConnection connection, int id, boolean isEnabled) {
        return connection
                .preparedQuery(isEnabled ? ENABLE : DISABLE)
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    public static Future<Void> setSecret(SqlConnection connection, int id, String secret) {
        return connection
                .preparedQuery(SET_SECRET)
                .execute(Tuple.of(secret, id))
                .mapEmpty();
    }

    public static Future<Void> remove(SqlConnection connection, int id) {
        return connection.preparedQuery(REMOVE).execute(Tuple.of(id)).mapEmpty();
    }

    /** Says that routes, or what was sent by them, changed; until the transaction ends nobody else changes a route. */
    public static Future<Void> incrementCounter(SqlClient client) {
        return client.query(INCREMENT_COUNTER).execute().mapEmpty();
    }

    private static List<Route> parse(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(RouteRow::parse)
                .toList();
    }
}
