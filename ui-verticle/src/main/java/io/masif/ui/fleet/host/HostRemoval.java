package io.masif.ui.fleet.host;

import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.language.Text;
import io.masif.ui.store.HostRemovalStore;
import io.masif.ui.store.HostRemovalStore.FoundHost;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes hosts from the database on request of an operator, and then from the index. */
public final class HostRemoval {
    private static final Logger LOG = LoggerFactory.getLogger(HostRemoval.class);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Text UNKNOWN_OUTCOME = Text.of("refusal.unknown.removed");

    private final FleetClient fleet;
    private final Pool pool;

    public HostRemoval(FleetClient fleet, Pool pool) {
        this.fleet = fleet;
        this.pool = pool;
    }

    /**
     * Removes those of these hosts that exist, a few in each transaction; returns how many. If it fails, some may have been
     * removed.
     *
     * @param isDisconnected whether the client no longer waits for the answer
     */
    public Future<Integer> remove(List<String> names, String actor, BooleanSupplier isDisconnected) {
        Future<Integer> removed = Future.succeededFuture(0);
        for (int from = 0; from < names.size(); from += HostRemovalStore.MAX_HOSTS) {
            List<String> some = names.subList(from, Math.min(names.size(), from + HostRemovalStore.MAX_HOSTS));
            removed = removed.compose(
                    before -> removeSome(some, actor, isDisconnected).map(count -> before + count));
        }
        return removed.compose(count -> fleet.refreshIndex().map(count));
    }

    private Future<Integer> removeSome(List<String> names, String actor, BooleanSupplier isDisconnected) {
        return HostRemovalStore.find(pool, names)
                .recover(e -> Future.failedFuture(DatabaseErrors.toFailure(e, DatabaseErrors.UNCHANGED_HINT)))
                .compose(hosts -> hosts.isEmpty()
                        ? Future.succeededFuture(0)
                        : removeFound(hosts, actor, isDisconnected)
                                .compose(count -> removeRuns().map(count)));
    }

    /** The hosts are removed, whether this succeeds or not. */
    private Future<Void> removeRuns() {
        return HostRemovalStore.removeDetachedRuns(pool)
                .onFailure(e -> LOG.warn(
                        "runs of removed hosts are still stored, until hosts are removed again or their retention ends",
                        e))
                .otherwiseEmpty();
    }

    private Future<Integer> removeFound(List<FoundHost> hosts, String actor, BooleanSupplier isDisconnected) {
        return new ShortTransaction(pool, TIME_LIMIT, isDisconnected, UNKNOWN_OUTCOME)
                .run(connection -> HostRemovalStore.remove(connection, hosts, actor))
                .onSuccess(count -> LOG.info(
                        "hosts removed actor={} count={} hosts={}",
                        actor,
                        count,
                        hosts.stream().map(FoundHost::name).limit(10).toList()));
    }
}
