package io.masif.master.plan;

import io.masif.boot.DatabaseCause;
import io.masif.boot.FailureLog;
import io.masif.boot.Shutdown;
import io.masif.master.store.AgentStore;
import io.masif.master.store.DatabaseTrouble;
import io.masif.master.store.StorageState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes which hosts were there without anything new, for many of them in one statement. */
final class LastSeen {
    private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);

    private final Vertx vertx;
    private final Pool pool;
    private final Fleet fleet;
    private final FailureLog log = new FailureLog(
            LOG,
            "when hosts reported last cannot be stored: that is tried again",
            "when hosts reported last is stored again");
    private TreeSet<Long> missed = new TreeSet<>();

    /** @param fleet from which hosts are taken that were removed from the database: they are added again when they report */
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
                .compose(changed -> changed == seen.size()
                        ? Future.<Void>succeededFuture()
                        : AgentStore.missing(pool, seen)
                                .onSuccess(fleet::forget)
                                .<Void>mapEmpty())
                .onSuccess(done -> log.succeeded())
                .recover(e -> {
                    failed(e);
                    missed.addAll(seen);
                    return Future.succeededFuture();
                });
    }

    private void failed(Throwable reason) {
        DatabaseCause cause = DatabaseCause.of(reason);
        if (cause == DatabaseCause.LOCKED || Shutdown.hasBegun(vertx)) {
            LOG.debug("last seen not written reason={}", DatabaseTrouble.reason(reason));
        } else if (cause == DatabaseCause.OTHER) {
            log.failed(reason);
        } else {
            String sentence = DatabaseTrouble.sentence(reason);
            log.failed(sentence, sentence + " detail=" + DatabaseTrouble.reason(reason));
            // where no host has anything new, nothing else would show it
            StorageState.of(vertx).suspect(reason);
        }
    }
}
