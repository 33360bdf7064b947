package io.masif.master.host;

import io.masif.boot.Shutdown;
import io.masif.boot.database.ConnectionFailure;
import io.masif.boot.logging.FailureLog;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.database.StorageState;
import io.masif.master.store.AgentRows;
import io.masif.master.store.AgentStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes when hosts were last seen that reported nothing new, many of them in one statement. */
public final class LastSeenWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LastSeenWriter.class);

    private final Vertx vertx;
    private final Pool pool;
    private final HostCache hostCache;
    private final FailureLog log = new FailureLog(
            LOG,
            "when hosts reported last cannot be stored: that is tried again",
            "when hosts reported last is stored again");
    private TreeSet<Long> pending = new TreeSet<>();

    /** @param hostCache from which hosts are evicted that the database does not have: they are added again when they report */
    public LastSeenWriter(Vertx vertx, Pool pool, HostCache hostCache) {
        this.vertx = vertx;
        this.pool = pool;
        this.hostCache = hostCache;
    }

    /** Never fails: what could not be written is written the next time. */
    public Future<Void> write() {
        TreeSet<Long> seen = pending;
        pending = new TreeSet<>();
        seen.addAll(hostCache.drainSeen());
        return DatabaseErrors.retryConflicts(vertx, () -> AgentStore.updateLastSeen(pool, seen))
                .compose(changed -> changed == seen.size() ? Future.<Void>succeededFuture() : evictMissing(seen))
                .onSuccess(done -> log.succeeded())
                .recover(e -> {
                    failed(e);
                    pending.addAll(seen);
                    return Future.succeededFuture();
                });
    }

    private Future<Void> evictMissing(Set<Long> seen) {
        return AgentRows.findMissing(pool, seen).map(missing -> {
            hostCache.evict(missing);
            return null;
        });
    }

    private void failed(Throwable reason) {
        ConnectionFailure cause = ConnectionFailure.of(reason);
        if (cause == ConnectionFailure.LOCKED || Shutdown.hasBegun(vertx)) {
            LOG.debug("last seen not written reason={}", DatabaseErrors.reason(reason));
        } else if (cause == ConnectionFailure.OTHER) {
            log.failed(reason);
        } else {
            String sentence = DatabaseErrors.describe(reason);
            log.failed(sentence, sentence + " detail=" + DatabaseErrors.reason(reason));
            // if no host reports anything new, nothing else shows the failure
            StorageState.of(vertx).suspect(reason);
        }
    }
}
