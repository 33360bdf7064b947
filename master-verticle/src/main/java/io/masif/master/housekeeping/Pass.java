package io.masif.master.housekeeping;

import io.masif.master.store.DatabaseTrouble;
import io.masif.master.store.RemovalStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes everything that nobody needs any more, once; by one master at a time. */
public final class Pass {
    private static final String NAME = "CONCAT('masif-house:', LEFT(SHA2(DATABASE(), 256), 40))";
    private static final String LOCK = "SELECT GET_LOCK(" + NAME + ", 0) AS taken";
    private static final String UNLOCK = "DO RELEASE_LOCK(" + NAME + ")";
    /** A master that is alone comes less often. */
    private static final long BETWEEN_SECONDS = TimeUnit.MINUTES.toSeconds(40);

    private static final Logger LOG = LoggerFactory.getLogger(Pass.class);

    private final Vertx vertx;
    private final Pool pool;
    private final Retention retention;

    public Pass(Vertx vertx, Pool pool, Retention retention) {
        this.vertx = vertx;
        this.pool = pool;
        this.retention = retention;
    }

    /** What was removed; nothing if another master is at it, or a master, also this one, has begun with it not long ago. */
    public Future<Removed> run() {
        return pool.withConnection(connection -> connection
                .query(LOCK)
                .execute()
                .compose(rows -> Long.valueOf(1).equals(rows.iterator().next().getLong("taken"))
                        ? sweepIfDue(connection)
                                .eventually(() -> connection.query(UNLOCK).execute())
                        : Future.succeededFuture(Removed.NOTHING)));
    }

    private Future<Removed> sweepIfDue(SqlConnection connection) {
        return RemovalStore.begin(connection, BETWEEN_SECONDS)
                .compose(due -> due ? sweep(connection) : Future.succeededFuture(Removed.NOTHING));
    }

    /** Hosts and runs first: what only they needed is then found unused. */
    private Future<Removed> sweep(SqlConnection connection) {
        Steps steps = new Steps(vertx, connection);
        HistorySweep history = new HistorySweep(steps, retention);
        return history.hosts()
                .compose(hosts -> history.runs().compose(runs -> tell(steps, hosts + runs)
                        .compose(told -> history.events())
                        .compose(events -> history.sessions().compose(sessions -> new PlanSweep(
                                        steps, retention.plans())
                                .run()
                                .compose(plans -> new ActionSweep(steps, retention.plans())
                                        .run()
                                        .map(actions -> new Removed(hosts, runs, events, sessions, plans, actions)))))))
                .onSuccess(removed -> {
                    if (!removed.equals(Removed.NOTHING)) {
                        LOG.info("removed what nobody needs any more {}", removed);
                    }
                });
    }

    private static Future<Void> tell(Steps steps, int removed) {
        return removed == 0
                ? Future.succeededFuture()
                : steps.alone(() -> RemovalStore.tellRemoval(steps.connection()))
                        .recover(e -> {
                            LOG.warn("not told that hosts or runs were removed reason={}", DatabaseTrouble.reason(e));
                            return Future.succeededFuture();
                        });
    }
}
