package io.masif.ui.fleet.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.database.DatabasePool;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Futures;
import io.masif.ui.bus.UiCodecs;
import io.masif.ui.event.FeedVerticle;
import io.masif.ui.fleet.overview.CountPending;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.query.FleetVerticle;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** To read a large fleet takes a while, in which hosts report. */
class CatchUpTest extends ApiCase {
    private static final int HOUR_MILLIS = 3_600_000;
    private static final String WAITING = """
            SELECT COUNT(*) FROM information_schema.processlist
            WHERE db = DATABASE() AND state = 'Waiting for table metadata lock' AND time >= 2""";

    /** The next look at the database by itself would be in an hour. */
    @Test
    void whatChangedMeanwhileIsThereFromTheBeginning() {
        rows.putHost("early", PERL);
        awaitPending(1);
        SqlConnection holder = Futures.await(ui.pool().getConnection());
        Futures.await(holder.query("LOCK TABLES run WRITE").execute());
        Vertx another = Vertx.vertx();
        UiCodecs.register(another.eventBus());
        Pool pool =
                DatabasePool.createPool(another, "another", ui.configuration().database());
        Futures.await(another.deployVerticle(new FleetVerticle(pool, Duration.ofDays(1))));
        Futures.await(another.deployVerticle(new FeedVerticle(HOUR_MILLIS)));
        Await.until(
                "it has read the hosts, and waits",
                TIMEOUT,
                () -> rows.query(WAITING).iterator().next().getInteger(0) > 0);
        rows.putHost("late", PERL);
        Futures.await(holder.query("UNLOCK TABLES").execute());
        Futures.await(holder.close());
        FleetClient fleet = new FleetClient(another.eventBus(), pool);
        int hosts = Await.value(
                        "an answer",
                        TIMEOUT,
                        () -> Futures.await(fleet.query(new CountPending())
                                .map(Optional::of)
                                .otherwise(Optional.empty())))
                .hosts();
        assertThat(hosts).isEqualTo(2);
        Futures.await(another.close());
    }
}
