package io.masif.master.plan;

import io.masif.master.store.AgentStore;
import io.masif.master.store.DatabaseTrouble;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes which hosts were there without anything new, for many of them in one statement. */
final class LastSeen {
    private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);

    private final Vertx vertx;
    private final Pool pool;
    private final Fleet fleet;
    private TreeSet<Long> missed = new TreeSet<>();

    LastSeen(Vertx vertx, Pool pool, Fleet fleet) {
        this.vertx = vertx;
        this.pool = pool;
        this.fleet = fleet;
    }

    /** Never fails: what could not be noted is noted the next time. */
    Future<Void> write() {
        TreeSet<Long> seen = missed;
        missed = new TreeSet<>();
        seen.addAll(fleet.takeSeen());
        return DatabaseTrouble.again(vertx, () -> AgentStore.seen(pool, seen))
                .compose(noted -> noted == seen.size() ? Future.succeededFuture() : forgetGone(seen))
                .recover(e -> {
                    LOG.debug("last seen not written, later again reason={}", DatabaseTrouble.reason(e));
                    missed.addAll(seen);
                    return Future.succeededFuture();
                });
    }

    /** Somebody has deleted hosts: whoever comes back is a new one. */
    private Future<Void> forgetGone(Set<Long> seen) {
        return AgentStore.those(pool, seen).map((List<Long> left) -> {
            Set<Long> gone = new HashSet<>(seen);
            left.forEach(gone::remove);
            if (!gone.isEmpty()) {
                LOG.info("hosts are gone from the database count={}", gone.size());
                fleet.forget(gone);
            }
            return null;
        });
    }
}
