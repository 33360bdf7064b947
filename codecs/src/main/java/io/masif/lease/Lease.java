package io.masif.lease;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What this process holds for some time, by the database's clock. Each use prolongs it. When it has expired, it remains this
 * process's until another one acquires it; from then on each use fails.
 */
public final class Lease {
    private final LeaseName name;
    private final long fence;
    private final Duration duration;

    private Lease(LeaseName name, long fence, Duration duration) {
        this.name = name;
        this.fence = fence;
        this.duration = duration;
    }

    /**
     * Acquires a lease.
     *
     * @param holder a name for people
     * @param duration in whole seconds, after which another process may acquire it unless it is used
     * @return empty if another process holds it
     */
    public static Future<Optional<Lease>> acquire(SqlClient client, LeaseName name, String holder, Duration duration) {
        return LeaseStore.acquire(client, name, holder, duration.toSeconds())
                .map(fence -> fence.isPresent()
                        ? Optional.of(new Lease(name, fence.getAsLong(), duration))
                        : Optional.empty());
    }

    /**
     * To be the first statement of each transaction that this lease protects. Until the transaction ends nobody else can acquire
     * the lease; on a cluster, the transaction is refused when it commits if somebody else has done so at another server.
     *
     * @return fails with {@link ExpiredLeaseException} if another process has acquired it
     */
    public Future<Void> require(SqlConnection connection) {
        return renew(connection);
    }

    /** Prolongs it; fails as {@link #require} does. */
    public Future<Void> renew(SqlClient client) {
        return LeaseStore.use(client, name, fence, duration.toSeconds())
                .compose(isHeld ->
                        isHeld ? Future.succeededFuture() : Future.failedFuture(new ExpiredLeaseException(name)));
    }

    /** Does the work, and gives the lease back whatever becomes of it. */
    public <T> Future<T> releaseAfter(SqlClient client, Function<Lease, Future<T>> work) {
        return Future.succeededFuture(this).compose(work).eventually(() -> LeaseStore.release(client, name, fence)
                .otherwiseEmpty());
    }
}
