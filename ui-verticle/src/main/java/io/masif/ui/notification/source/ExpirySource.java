package io.masif.ui.notification.source;

import io.masif.clock.DatabaseClock;
import io.masif.ui.database.Columns;
import io.masif.ui.engine.LeaseHolder;
import io.masif.ui.instance.InstanceReader;
import io.masif.ui.notification.outbox.Occurrence;
import io.masif.ui.notification.outbox.Outbox;
import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.notification.route.Route;
import io.masif.ui.notification.route.RouteStore;
import io.masif.ui.view.Expiry;
import io.masif.ui.view.instance.InstanceExpiry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Certificates and lists of revoked certificates that end soon: of masters and UIs one by one, of hosts by the day on which they
 * end.
 */
public final class ExpirySource implements NotificationSource {
    private static final String FIND_HOSTS = """
        SELECT DATE(certificate_ends) AS end_day, COUNT(*) AS hosts FROM agent WHERE certificate_ends < ? GROUP BY end_day
        """;

    /** As long as the column. */
    private static final int MAX_SUBJECT = 190;

    private final Vertx vertx;
    private final Pool pool;
    private final InstanceReader instances;

    public ExpirySource(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
        this.instances = new InstanceReader(pool);
    }

    @Override
    public Future<Void> collect(LeaseHolder lease) {
        Instant now = DatabaseClock.of(vertx).now();
        return RouteStore.findEnabled(pool, NotificationEvent.EXPIRY_NEAR)
                .compose(routes -> routes.isEmpty()
                        ? Future.succeededFuture()
                        : findAll(now)
                                .compose(expiries ->
                                        lease.inTransaction(connection -> notifyRoutes(connection, routes, expiries))));
    }

    /** By subject, in which the end comes first. */
    private Future<Map<String, JsonObject>> findAll(Instant now) {
        return instances.findAll().compose(running -> pool.preparedQuery(FIND_HOSTS)
                .execute(Tuple.of(Columns.toUtc(Expiry.limit(now))))
                .map(rows -> {
                    Map<String, JsonObject> expiries = new TreeMap<>();
                    running.expiries(now).forEach(each -> put(expiries, describe(each)));
                    rows.forEach(row -> put(
                            expiries,
                            describe(row.getLocalDate("end_day"), "hosts").put("hosts", row.getLong("hosts"))));
                    return expiries;
                }));
    }

    private static void put(Map<String, JsonObject> expiries, JsonObject expiry) {
        String subject = expiry.getString("end") + " " + expiry.getString("kind") + " " + expiry.getString("name", "");
        expiries.put(subject.substring(0, Math.min(subject.length(), MAX_SUBJECT)), expiry);
    }

    private static JsonObject describe(InstanceExpiry expiry) {
        return describe(
                        LocalDate.ofInstant(expiry.end(), ZoneOffset.UTC),
                        expiry.kind().word())
                .put("name", expiry.name());
    }

    private static JsonObject describe(LocalDate end, String kind) {
        return new JsonObject().put("end", end.toString()).put("kind", kind);
    }

    private static Future<Void> notifyRoutes(
            SqlConnection connection, List<Route> routes, Map<String, JsonObject> expiries) {
        Future<Void> all = Future.succeededFuture();
        for (Route route : routes) {
            all = all.compose(done -> NotifiedSubjects.update(
                            connection, route.id(), NotificationEvent.EXPIRY_NEAR, expiries.keySet(), true)
                    .compose(added -> added.isEmpty()
                            ? Future.succeededFuture()
                            : Outbox.add(connection, List.of(describe(expiries, added)), List.of(route))));
        }
        return all;
    }

    private static Occurrence describe(Map<String, JsonObject> expiries, Set<String> added) {
        JsonArray described = new JsonArray();
        added.stream().sorted().map(expiries::get).forEach(described::add);
        return new Occurrence(
                NotificationEvent.EXPIRY_NEAR,
                UUID.randomUUID().toString(),
                new JsonObject().put("expiries", described));
    }
}
