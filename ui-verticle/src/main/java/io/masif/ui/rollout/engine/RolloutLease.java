package io.masif.ui.rollout.engine;

import io.masif.instance.MachineName;
import io.masif.lease.ExpiredLeaseException;
import io.masif.lease.Lease;
import io.masif.lease.LeaseName;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.language.Text;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The right to carry out steps of rollouts, which is acquired when there is something to do, and lost when it is not used. */
final class RolloutLease {
    private static final Duration DURATION = Duration.ofSeconds(10);

    private final Pool pool;
    private Optional<Lease> held = Optional.empty();

    RolloutLease(Pool pool) {
        this.pool = pool;
    }

    /** Whether this process has it. */
    Future<Boolean> acquire() {
        return held.isPresent()
                ? held.get().renew(pool).map(true).recover(this::onExpired)
                : Lease.acquire(pool, LeaseName.ROLLOUTS, MachineName.read(), DURATION)
                        .map(acquired -> {
                            held = acquired;
                            return acquired.isPresent();
                        });
    }

    private Future<Boolean> onExpired(Throwable cause) {
        if (cause instanceof ExpiredLeaseException) {
            held = Optional.empty();
            return Future.succeededFuture(false);
        }
        return Future.failedFuture(cause);
    }

    /** Does the work in a transaction that commits only while this process has it; to be called after {@link #acquire}. */
    <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
        Lease lease = held.orElseThrow();
        return new ShortTransaction(
                        pool,
                        DecisionParts.TIME_LIMIT,
                        () -> false,
                        Text.of("refusal.unknown.rollout", Text.of("refusal.retry.ask")))
                .run(connection -> lease.require(connection).compose(required -> work.apply(connection)));
    }
}
