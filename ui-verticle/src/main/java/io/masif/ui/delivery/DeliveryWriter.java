package io.masif.ui.delivery;

import io.masif.decision.GroupSet;
import io.masif.failure.Failure;
import io.masif.schedule.MaintenanceWindow;
import io.masif.ui.access.Actor;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.group.GroupStore;
import io.masif.ui.language.Text;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Adds and removes windows and freezes on request of an operator, each with an entry in the history. */
public final class DeliveryWriter {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Text UNKNOWN_OUTCOME = Text.of("refusal-delivery.unknown.delivery");

    private final Pool pool;
    private final Supplier<Future<Void>> refreshIndex;

    /** @param refreshIndex lets the next answers take a change into account */
    public DeliveryWriter(Pool pool, Supplier<Future<Void>> refreshIndex) {
        this.pool = pool;
        this.refreshIndex = refreshIndex;
    }

    /** Adds a window to a group. */
    public Future<StoredWindow> addWindow(int group, MaintenanceWindow window, Actor actor) {
        return run(actor, connection -> requireGroup(connection, group)
                .compose(present -> WindowStore.insert(connection, group, window, actor.name()))
                .compose(id -> WindowStore.find(connection, id))
                .map(Optional::orElseThrow)
                .compose(added -> HistoryStore.append(
                                connection, actor.name(), HistoryStore.WINDOW_ADDED, describe(added))
                        .map(added)));
    }

    /** A window; not found if it is not there. */
    public Future<StoredWindow> findWindow(long id) {
        return findWindow(pool, id).recover(DatabaseErrors::failRead);
    }

    private static Future<StoredWindow> findWindow(SqlClient client, long id) {
        return WindowStore.find(client, id)
                .map(found -> found.orElseThrow(() -> notFound("refusal-delivery.no-window", id)));
    }

    /** Removes a window; not found if it is not there. */
    public Future<Void> removeWindow(long id, Actor actor) {
        return run(actor, connection -> findWindow(connection, id)
                .compose(window -> WindowStore.remove(connection, id, actor.name())
                        .compose(removed -> HistoryStore.append(
                                connection, actor.name(), HistoryStore.WINDOW_REMOVED, describe(window)))));
    }

    /** Adds a freeze. */
    public Future<StoredFreeze> addFreeze(NewFreeze freeze, Actor actor) {
        return run(actor, connection -> requireGroup(connection, freeze.group())
                .compose(present -> FreezeStore.insert(connection, freeze, actor.name()))
                .compose(id -> FreezeStore.find(connection, id))
                .map(Optional::orElseThrow)
                .compose(added -> HistoryStore.append(
                                connection, actor.name(), HistoryStore.FREEZE_ADDED, describe(added))
                        .map(added)));
    }

    /** A freeze; not found if it is not there, or has ended. */
    public Future<StoredFreeze> findFreeze(long id) {
        return findFreeze(pool, id).recover(DatabaseErrors::failRead);
    }

    private static Future<StoredFreeze> findFreeze(SqlClient client, long id) {
        return FreezeStore.find(client, id)
                .map(found -> found.orElseThrow(() -> notFound("refusal-delivery.no-freeze", id)));
    }

    /** Removes a freeze; not found if it is not there, or has ended. */
    public Future<Void> removeFreeze(long id, Actor actor) {
        return run(actor, connection -> findFreeze(connection, id)
                .compose(freeze -> FreezeStore.remove(connection, id, actor.name())
                        .compose(removed -> HistoryStore.append(
                                connection, actor.name(), HistoryStore.FREEZE_REMOVED, describe(freeze)))));
    }

    /** @param group null for all hosts */
    private static Future<Void> requireGroup(SqlConnection connection, Integer group) {
        return group == null
                ? Future.succeededFuture()
                : GroupStore.requirePresent(connection, GroupSet.of(List.of(group)))
                        .mapEmpty();
    }

    private static Failure notFound(String key, long id) {
        return Failure.of(Failure.Code.NOT_FOUND, Text.of(key, Long.toString(id)));
    }

    /** The lock of the counter keeps groups from being removed meanwhile. */
    private <T> Future<T> run(Actor actor, Function<SqlConnection, Future<T>> work) {
        return new ShortTransaction(pool, TIME_LIMIT, actor.isDisconnected(), UNKNOWN_OUTCOME)
                .run(connection -> DecisionParts.incrementCounter(connection).compose(locked -> work.apply(connection)))
                .compose(done -> refreshIndex.get().map(done));
    }

    private static JsonObject describe(StoredWindow stored) {
        MaintenanceWindow window = stored.record().window();
        return new JsonObject()
                .put("window", stored.record().id())
                .put("group", stored.groupName())
                .put("recurrence", window.recurrence().toString())
                .put("first_day", window.first().toString())
                .put("start", window.start().toString())
                .put("minutes", window.duration().toMinutes())
                .put("zone", window.zone().getId());
    }

    private static JsonObject describe(StoredFreeze stored) {
        return new JsonObject()
                .put("freeze", stored.freeze().id())
                .put("group", stored.groupName())
                .put("from", stored.freeze().from().toString())
                .put("until", stored.freeze().until().toString())
                .put("reason", stored.freeze().reason());
    }
}
