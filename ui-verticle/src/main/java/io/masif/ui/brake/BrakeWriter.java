package io.masif.ui.brake;

import io.masif.ui.access.Actor;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.language.Text;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets and releases the brake on request of an operator, with an entry in the history. */
public final class BrakeWriter {
    private static final Logger LOG = LoggerFactory.getLogger(BrakeWriter.class);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Text UNKNOWN_OUTCOME = Text.of("refusal-delivery.unknown.brake");

    private final Pool pool;
    private final Supplier<Future<Void>> refreshIndex;

    /** @param refreshIndex lets the next pages show a change */
    public BrakeWriter(Pool pool, Supplier<Future<Void>> refreshIndex) {
        this.pool = pool;
        this.refreshIndex = refreshIndex;
    }

    /**
     * The brake that holds afterwards.
     *
     * @param isNew whether it did not hold before
     */
    public record Stopped(Brake brake, boolean isNew) {}

    /** The brake that holds; null if there is none. */
    public Future<Brake> find() {
        return BrakeStore.find(pool).recover(DatabaseErrors::failRead);
    }

    /**
     * Sets the brake, unless it holds already: then its reason remains.
     */
    public Future<Stopped> stop(String reason, Actor actor) {
        return run(actor, connection -> BrakeStore.find(connection)
                        .compose(holding -> holding == null
                                ? insert(connection, reason, actor.name())
                                : Future.succeededFuture(new Stopped(holding, false))))
                .onSuccess(stopped -> LOG.info(
                        "brake set actor={} brake={} isNew={}",
                        actor.name(),
                        stopped.brake().id(),
                        stopped.isNew()));
    }

    private static Future<Stopped> insert(SqlConnection connection, String reason, String actor) {
        return BrakeStore.insert(connection, reason, actor)
                .compose(id -> HistoryStore.append(connection, actor, HistoryStore.BRAKE_SET, describe(id, reason)))
                .compose(written -> BrakeStore.find(connection))
                .map(brake -> new Stopped(brake, true));
    }

    /**
     * Releases the brake; whether it held.
     *
     * @param id the number of the brake that is meant: one that was set since then stays; null for any
     */
    public Future<Boolean> release(Long id, Actor actor) {
        return run(actor, connection -> BrakeStore.find(connection)
                        .compose(holding -> holding == null || (id != null && id != holding.id())
                                ? Future.succeededFuture(false)
                                : release(connection, holding, actor.name())))
                .onSuccess(isReleased -> LOG.info("brake released actor={} held={}", actor.name(), isReleased));
    }

    private static Future<Boolean> release(SqlConnection connection, Brake brake, String actor) {
        return BrakeStore.release(connection, brake.id(), actor)
                .compose(released -> HistoryStore.append(
                        connection, actor, HistoryStore.BRAKE_RELEASED, describe(brake.id(), brake.reason())))
                .map(true);
    }

    /** The lock of the counter lets one transaction at a time change the brake. */
    private <T> Future<T> run(Actor actor, Function<SqlConnection, Future<T>> work) {
        return new ShortTransaction(pool, TIME_LIMIT, actor.isDisconnected(), UNKNOWN_OUTCOME)
                .run(connection -> DecisionParts.incrementCounter(connection).compose(locked -> work.apply(connection)))
                .compose(done -> refreshIndex.get().map(done));
    }

    private static JsonObject describe(long id, String reason) {
        return new JsonObject().put("brake", id).put("reason", reason);
    }
}
