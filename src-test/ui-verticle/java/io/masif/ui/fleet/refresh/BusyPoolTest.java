package io.masif.ui.fleet.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Futures;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All connections are in use for longer than the database may take for an answer. */
class BusyPoolTest extends ApiCase {
    private static final String SLOW = "SELECT SLEEP(2.5)";

    private final Vertx vertx = Vertx.vertx();
    private final FleetIndexLoader loader = new FleetIndexLoader(vertx, Duration.ofDays(1), Duration.ZERO);

    @AfterEach
    void closeVertx() {
        Futures.await(vertx.close());
    }

    @Test
    void aCheckWaitsForOne() {
        rows.putHost("a", PERL);
        Await.until("the index is read", TIMEOUT, this::refreshWhileAllAreInUse);
        assertThat(loader.fleet().hosts().size()).isEqualTo(1);
    }

    private boolean refreshWhileAllAreInUse() {
        // the rows keep one
        for (int connection = 1; connection < RunningUi.CONNECTIONS; connection++) {
            ui.pool().query(SLOW).execute();
        }
        return Futures.await(loader.refresh(ui.pool()).map(true).otherwise(false));
    }
}
