package io.masif.ui.notification.change;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.access.Actor;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.language.Text;
import io.masif.ui.notification.outbox.Occurrence;
import io.masif.ui.notification.outbox.Outbox;
import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.notification.route.Route;
import io.masif.ui.notification.route.RouteDefinition;
import io.masif.ui.notification.route.RouteKind;
import io.masif.ui.notification.route.RouteStore;
import io.masif.ui.notification.route.WebhookSecret;
import io.masif.ui.notification.source.SourceProgress;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Adds, changes, tries and removes routes on request of an administrator, each with an entry in the history. */
public final class RouteWriter {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Text UNKNOWN_OUTCOME = Text.of("refusal-notification.unknown-change");
    private static final String SWITCHED_OFF = Text.of("problem.switched-off").english();

    private final Pool pool;
    private final boolean hasMailServer;
    private final Supplier<Future<Void>> refreshIndex;

    /**
     * @param hasMailServer whether a mail server is configured
     * @param refreshIndex lets the next pages show a change
     */
    public RouteWriter(Pool pool, boolean hasMailServer, Supplier<Future<Void>> refreshIndex) {
        this.pool = pool;
        this.hasMailServer = hasMailServer;
        this.refreshIndex = refreshIndex;
    }

    /** Adds a route, which is switched on. The answer has the secret of its signatures, for the only time. */
    public Future<Route> add(RouteDefinition definition, Actor actor) {
        requireMailServer(definition.kind());
        String secret = definition.kind() == RouteKind.WEBHOOK ? WebhookSecret.create() : null;
        return run(actor, connection -> requireFree(connection, definition.name(), null)
                .compose(free -> RouteStore.insert(connection, definition, secret, actor.name()))
                .compose(id -> get(connection, id))
                .compose(added -> append(connection, actor, HistoryStore.ROUTE_ADDED, added)));
    }

    /** Changes name, target, events and days; the kind remains. What happened before an event is wanted is not sent. */
    public Future<Route> change(int id, RouteDefinition definition, Actor actor) {
        return apply(id, actor, (connection, before) -> requireFree(connection, definition.name(), id)
                .compose(free -> findUnwanted(connection, definition.events()))
                .compose(unwanted -> SourceProgress.begin(connection, unwanted))
                .compose(begun -> RouteStore.update(connection, id, definition))
                .compose(updated -> get(connection, id))
                .compose(after -> append(connection, actor, HistoryStore.ROUTE_CHANGED, after)));
    }

    /** Switches a route on or off. When it is switched off, what waits is not sent any more. */
    public Future<Route> setEnabled(int id, boolean isEnabled, Actor actor) {
        return apply(
                id,
                actor,
                (connection, before) -> before.isEnabled() == isEnabled
                        ? Future.succeededFuture(before)
                        : RouteStore.setEnabled(connection, id, isEnabled)
                                .compose(set -> isEnabled
                                        ? Future.succeededFuture()
                                        : Outbox.giveUp(connection, id, SWITCHED_OFF))
                                .compose(set -> get(connection, id))
                                .compose(after -> append(connection, actor, HistoryStore.ROUTE_CHANGED, after)));
    }

    /** Gives a webhook another secret, which the answer has, for the only time. The one before is not used any more. */
    public Future<Route> replaceSecret(int id, Actor actor) {
        return apply(id, actor, (connection, before) -> {
            if (before.definition().kind() != RouteKind.WEBHOOK) {
                throw Failure.badInput(Text.of(
                        "refusal-notification.no-secret", before.definition().name()));
            }
            return RouteStore.setSecret(connection, id, WebhookSecret.create())
                    .compose(set -> get(connection, id))
                    .compose(after -> append(connection, actor, HistoryStore.ROUTE_SECRET_REPLACED, after));
        });
    }

    /** Removes a route; what waits is not sent any more. */
    public Future<Route> remove(int id, Actor actor) {
        return apply(id, actor, (connection, before) -> RouteStore.remove(connection, id)
                .compose(removed -> Outbox.giveUp(connection, id, SWITCHED_OFF))
                .compose(ended -> Outbox.forgetSubjects(connection, id))
                .compose(forgotten -> append(connection, actor, HistoryStore.ROUTE_REMOVED, before)));
    }

    /** Has a notification sent that says that it is a test; a conflict if the route is switched off. */
    public Future<Route> test(int id, Actor actor) {
        return apply(id, actor, (connection, route) -> {
            if (!route.isEnabled()) {
                throw Failure.of(
                        Failure.Code.CONFLICT,
                        Text.of("refusal-notification.off", route.definition().name()));
            }
            Occurrence test = new Occurrence(
                    NotificationEvent.TEST, UUID.randomUUID().toString(), new JsonObject().put("by", actor.name()));
            return Outbox.add(connection, List.of(test), List.of(route)).map(route);
        });
    }

    private void requireMailServer(RouteKind kind) {
        if (kind == RouteKind.MAIL && !hasMailServer) {
            throw Failure.badInput(Text.of("refusal-notification.no-mail-server"));
        }
    }

    /** Those of the events that no enabled route selects. */
    private static Future<Set<NotificationEvent>> findUnwanted(
            SqlConnection connection, Set<NotificationEvent> events) {
        return RouteStore.list(connection).map(routes -> {
            Set<NotificationEvent> unwanted = EnumSet.copyOf(events);
            routes.stream()
                    .filter(Route::isEnabled)
                    .forEach(each -> unwanted.removeAll(each.definition().events()));
            return unwanted;
        });
    }

    /** @param id the number of the route that may have the name; null for none */
    private static Future<Void> requireFree(SqlConnection connection, String name, Integer id) {
        return RouteStore.list(connection).compose(routes -> {
            if (routes.stream()
                    .anyMatch(each -> each.definition().name().equals(name) && (id == null || each.id() != id))) {
                throw Failure.of(Failure.Code.CONFLICT, Text.of("refusal-notification.name-taken", Quote.of(name)));
            }
            if (id == null && routes.size() >= Route.MAX_COUNT) {
                throw Failure.badInput(Text.of("refusal-notification.too-many", Route.MAX_COUNT));
            }
            return Future.succeededFuture();
        });
    }

    private static Future<Route> get(SqlConnection connection, int id) {
        return RouteStore.find(connection, id).map(Optional::orElseThrow);
    }

    private static Future<Route> append(SqlConnection connection, Actor actor, String kind, Route route) {
        JsonObject detail = new JsonObject()
                .put("route", route.definition().name())
                .put("target", route.definition().publicTarget())
                .put("enabled", route.isEnabled());
        return HistoryStore.append(connection, actor.name(), kind, detail).map(route);
    }

    private Future<Route> apply(int id, Actor actor, BiFunction<SqlConnection, Route, Future<Route>> change) {
        return run(actor, connection -> RouteStore.find(connection, id)
                .map(found -> found.orElseThrow(() -> Route.createNotFound(Integer.toString(id))))
                .compose(route -> change.apply(connection, route)));
    }

    private <T> Future<T> run(Actor actor, Function<SqlConnection, Future<T>> work) {
        return new ShortTransaction(pool, TIME_LIMIT, actor.isDisconnected(), UNKNOWN_OUTCOME)
                .run(connection -> RouteStore.incrementCounter(connection).compose(locked -> work.apply(connection)))
                .compose(done -> refreshIndex.get().map(done));
    }
}
