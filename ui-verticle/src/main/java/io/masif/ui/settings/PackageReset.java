package io.masif.ui.settings;

import io.masif.failure.Failure;
import io.masif.flow.AsyncLoop;
import io.masif.instance.MachineName;
import io.masif.lease.Lease;
import io.masif.lease.LeaseName;
import io.masif.revision.FleetLock;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.language.Text;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Forgets the actions that no host plans and no run executed, with the plans that no host has. Masters have numbers of actions
 * in memory: each transaction that removes some raises the counter {@code catalogue}, which masters check, and keep as it is, in
 * the transaction in which they write such a number. Only one reset goes on at a time, by a lease.
 */
final class PackageReset {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    /** Each transaction prolongs it. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Text UNKNOWN_OUTCOME = Text.of("refusal.unknown.forgotten");
    /** After the writers of hosts, as masters do. */
    private static final String LOCK_CATALOGUE = "SELECT value FROM counter WHERE name = 'catalogue' FOR UPDATE";

    private static final String INCREMENT = "UPDATE counter SET value = value + 1 WHERE name = '%s'";

    private final Pool pool;
    private final UnusedActions unused = new UnusedActions();

    PackageReset(Pool pool) {
        this.pool = pool;
    }

    /** Records the reset in the history, and forgets all that is unused. Reports are written in between. */
    Future<Void> run(String actor) {
        return Lease.acquire(pool, LeaseName.PACKAGE_RESET, MachineName.read(), LEASE)
                .compose(acquired -> acquired.isPresent()
                        ? acquired.get().releaseAfter(pool, lease -> run(actor, lease))
                        : Future.failedFuture(Failure.badInput(Text.of("refusal.reset-running"))));
    }

    private Future<Void> run(String actor, Lease lease) {
        return new HistoryStore(pool)
                .append(actor, HistoryStore.RESET, new JsonObject().put("what", "packages"))
                .compose(recorded -> repeat(lease, UnusedActions::removePlans))
                .compose(removed -> inTransaction(lease, UnusedActions::findLastPlan))
                .compose(last ->
                        AsyncLoop.repeatWhile(() -> lease.renew(pool).compose(held -> unused.readPlans(pool, last))))
                .compose(read -> repeat(lease, this::removeActions))
                .compose(removed -> inTransaction(lease, connection -> increment(connection, "forgotten")));
    }

    /** Plans that were written since the last ones were read are read first. */
    private Future<Long> removeActions(SqlConnection connection, long after) {
        return AsyncLoop.repeatWhile(() -> unused.readPlans(connection, Long.MAX_VALUE))
                .compose(read -> unused.removeActions(connection, after, () -> increment(connection, "catalogue")));
    }

    /** @param work is called with the number that it returned last, 0 at first, in a transaction each, until it returns 0 */
    private Future<Void> repeat(Lease lease, BiFunction<SqlConnection, Long, Future<Long>> work) {
        AtomicLong last = new AtomicLong();
        return AsyncLoop.repeatWhile(() -> inTransaction(lease, connection -> work.apply(connection, last.get()))
                .map(next -> {
                    last.set(next);
                    return next > 0;
                }));
    }

    /** Neither hosts nor runs nor plans are written meanwhile, and none of them is half written. */
    private <T> Future<T> inTransaction(Lease lease, Function<SqlConnection, Future<T>> work) {
        return new ShortTransaction(pool, TIME_LIMIT, () -> false, UNKNOWN_OUTCOME)
                .run(connection -> lease.require(connection)
                        .compose(held -> FleetLock.acquire(connection))
                        .compose(locked -> connection.query(LOCK_CATALOGUE).execute())
                        .compose(locked -> work.apply(connection)));
    }

    private static Future<Void> increment(SqlConnection connection, String counter) {
        return connection.query(INCREMENT.formatted(counter)).execute().mapEmpty();
    }
}
