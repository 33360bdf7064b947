package io.masif.ui.settings;

import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.host.HostRemoval;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resets what the fleet reported. A reset goes on when its client leaves. */
public final class FleetReset {
    private static final Logger LOG = LoggerFactory.getLogger(FleetReset.class);
    private static final String FIND_NAMES = "SELECT name FROM agent ORDER BY id";

    private final FleetClient fleet;
    private final Pool pool;
    private final PlanReset plans;
    private final HostRemoval hosts;

    public FleetReset(FleetClient fleet, Pool pool, HostRemoval hosts) {
        this.fleet = fleet;
        this.pool = pool;
        this.plans = new PlanReset(pool);
        this.hosts = hosts;
    }

    /** Empties the plans of all hosts. */
    public Future<Void> resetPlans(String actor) {
        return plans.begin(actor)
                .compose(recorded ->
                        plans.run().onFailure(e -> LOG.warn("plans not reset, or not all of them actor={}", actor, e)))
                .compose(done -> fleet.refreshIndex())
                .onSuccess(done -> LOG.info("plans reset actor={}", actor));
    }

    /** Removes all hosts that there are now, with their runs. */
    public Future<Void> removeHosts(String actor) {
        return pool.query(FIND_NAMES)
                .execute()
                .map(rows -> rows.stream().map(row -> row.getString("name")).toList())
                .compose(names -> record(actor, names).map(names))
                .recover(DatabaseErrors::failRead)
                .compose(names -> hosts.remove(names, actor, () -> false))
                .onSuccess(count -> LOG.info("hosts reset actor={} count={}", actor, count))
                .onFailure(e -> LOG.warn("hosts not reset, or not all of them actor={}", actor, e))
                .mapEmpty();
    }

    /** Forgets the packages that no host plans, but for what runs of the history name. */
    public Future<Void> forgetPackages(String actor) {
        return new PackageReset(pool)
                .run(actor)
                .recover(DatabaseErrors::failRead)
                .onFailure(e -> LOG.warn("packages not reset, or not all of them actor={}", actor, e))
                .compose(done -> fleet.refreshIndex())
                .onSuccess(done -> LOG.info("packages reset actor={}", actor));
    }

    private Future<Void> record(String actor, List<String> names) {
        return new HistoryStore(pool)
                .append(
                        actor,
                        HistoryStore.RESET,
                        new JsonObject().put("what", "hosts").put("hosts", names.size()));
    }
}
