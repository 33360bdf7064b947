package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.RunningMaster;
import io.masif.rig.process.Await;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.ClosedConnectionException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether the database is the reason that reports wait. */
class StorageStateTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration NO_TIME = Duration.ZERO;
    private static final Duration LONG = Duration.ofHours(1);

    private final Vertx vertx = Vertx.vertx();
    private final StorageState state = StorageState.of(vertx);

    @AfterEach
    void stop() {
        RunningMaster.join(vertx.close());
    }

    @Test
    void batchThatLastsForLongUntilAllIsWrittenThatCameMeanwhile() {
        long before = System.nanoTime();
        state.begin(before, NO_TIME);
        Await.until("it lasts for long", TIMEOUT, state::isStalled);
        long meanwhile = System.nanoTime();
        state.end();
        assertThat(state.isStalled()).isTrue();
        state.begin(meanwhile, LONG);
        assertThat(state.isStalled()).isTrue();
        state.end();
        state.begin(System.nanoTime(), LONG);
        assertThat(state.isStalled()).isFalse();
    }

    @Test
    void batchThatLastsForLongUntilNoReportWaits() {
        state.begin(System.nanoTime(), NO_TIME);
        Await.until("it lasts for long", TIMEOUT, state::isStalled);
        state.end();
        state.rest();
        assertThat(state.isStalled()).isFalse();
    }

    @Test
    void failureUntilReportsAreStored() {
        state.suspect(ClosedConnectionException.INSTANCE);
        assertThat(state.isStalled()).isTrue();
        state.succeeded();
        assertThat(state.isStalled()).isFalse();
    }
}
