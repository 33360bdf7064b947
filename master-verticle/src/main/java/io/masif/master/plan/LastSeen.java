package io.masif.master.plan;

import io.masif.master.store.AgentStore;
import io.masif.master.store.DatabaseTrouble;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers which hosts were there without anything new, and notes it for many of them in one statement. */
final class LastSeen {
    private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);

    private final Vertx vertx;
    private final Pool pool;
    private final Fleet fleet;
    private TreeSet<Long> ids = new TreeSet<>();

    /** @param fleet from which hosts are taken that were removed from the database: they are added again when they report */
    LastSeen(Vertx vertx, Pool pool, Fleet fleet) {
        this.fleet = fleet;
        this.vertx = vertx;
        this.pool = pool;
    }

    void mark(long agent) {
        ids.add(agent);
    }

    /** Never fails: what could not be noted is noted the next time. */
    Future<Void> write() {
        TreeSet<Long> seen = ids;
        ids = new TreeSet<>();
        return DatabaseTrouble.again(vertx, () -> AgentStore.seen(pool, seen))
                .compose(changed -> changed == seen.size()
                        ? Future.<Void>succeededFuture()
                        : AgentStore.missing(pool, seen)
                                .onSuccess(fleet::forget)
                                .<Void>mapEmpty())
                .recover(e -> {
                    LOG.debug("last seen not written, later again reason={}", DatabaseTrouble.reason(e));
                    ids.addAll(seen);
                    return Future.succeededFuture();
                });
    }
}
