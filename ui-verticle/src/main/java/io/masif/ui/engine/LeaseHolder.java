package io.masif.ui.engine;

import io.masif.instance.MachineName;
import io.masif.lease.ExpiredLeaseException;
import io.masif.lease.Lease;
import io.masif.lease.LeaseName;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.language.Text;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The right of this process to do what only one may do at a time; it is acquired when there is something to do, and lost when it
 * is not used.
 */
public final class LeaseHolder {
    private static final Duration DURATION = Duration.ofSeconds(10);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private final Pool pool;
    private final LeaseName name;
    private final Text unknownOutcome;
    private Optional<Lease> held = Optional.empty();

    /** @param unknownOutcome the sentence about a transaction whose commit is not answered */
    public LeaseHolder(Pool pool, LeaseName name, Text unknownOutcome) {
        this.pool = pool;
        this.name = name;
        this.unknownOutcome = unknownOutcome;
    }

    /** Whether this process has it. */
    public Future<Boolean> acquire() {
        return held.isPresent()
                ? held.get().renew(pool).map(true).recover(this::onExpired)
                : Lease.acquire(pool, name, MachineName.read(), DURATION).map(acquired -> {
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
    public <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
        Lease lease = held.orElseThrow();
        return new ShortTransaction(pool, TIME_LIMIT, () -> false, unknownOutcome)
                .run(connection -> lease.require(connection).compose(required -> work.apply(connection)));
    }
}
