package io.masif.master.host;

import io.masif.master.store.AgentRows;
import io.masif.master.store.revision.RemovalCounter;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/** Evicts hosts from memory that an operator or housekeeping has removed from the database, also those that do not report. */
public final class RemovedHosts {
    private static final long NONE = -1;

    private final Pool pool;
    private final HostCache hostCache;
    private long handled = NONE;

    public RemovedHosts(Pool pool, HostCache hostCache) {
        this.pool = pool;
        this.hostCache = hostCache;
    }

    /** Looks for such hosts if a removal was announced since the last call. To be called again when that has completed. */
    public Future<Void> evict() {
        return RemovalCounter.read(pool)
                .compose(announced -> announced == handled
                        ? Future.succeededFuture()
                        : evictMissing().onSuccess(done -> handled = announced));
    }

    private Future<Void> evictMissing() {
        return AgentRows.findMissing(pool, hostCache.ids()).map(missing -> {
            hostCache.evict(missing);
            return null;
        });
    }
}
