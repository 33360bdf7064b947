package io.masif.master.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.failure.Failure;
import io.masif.master.bed.RunningMaster;
import io.masif.master.database.StorageState;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.ClosedConnectionException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hosts have to report less often after refusals for their number, and not after those that the database is the reason of. */
class StalledRefusalTest {
    private static final int USUAL_SECONDS = 30;
    /** Event loops that are late, as those of a busy machine are, make it less. */
    private static final int SECONDS_AFTER_REFUSALS = 38;

    private final Vertx vertx = Vertx.vertx();
    private final StorageState storage = StorageState.of(vertx);
    private final BackpressureController backpressure =
            new BackpressureController(Duration.ofSeconds(USUAL_SECONDS), Duration.ZERO);
    private final WriteAdmission admission =
            new WriteAdmission(vertx, backpressure, HostQuota.forNewActions(), HostQuota.forRunsAndPlans());

    @AfterEach
    void stop() {
        RunningMaster.join(vertx.close());
    }

    private void refuseEach() {
        List<Failure> refusals = List.of(admission.shedQueueFull(), admission.shedOverdue());
        assertThat(refusals).allMatch(each -> each.code() == Failure.Code.UNAVAILABLE);
        backpressure.recordQueueFull(System.nanoTime() + Duration.ofHours(1).toNanos());
        assertThatThrownBy(() -> ReportAdmission.of(vertx, backpressure)
                        .parse(new byte[0], () -> "parsed", () -> false, () -> false))
                .isInstanceOf(Failure.class);
    }

    private int tick() {
        backpressure.tick();
        return backpressure.nextReport().seconds();
    }

    /** The reports that were refused then do not count when it has come back, either. */
    @Test
    void whileTheDatabaseStalls() {
        storage.suspect(ClosedConnectionException.INSTANCE);
        refuseEach();
        assertThat(tick()).isLessThan(SECONDS_AFTER_REFUSALS);
        refuseEach();
        storage.succeeded();
        assertThat(tick()).isLessThan(SECONDS_AFTER_REFUSALS);
    }

    @Test
    void whileItDoesNot() {
        refuseEach();
        storage.suspect(ClosedConnectionException.INSTANCE);
        assertThat(tick()).isEqualTo(SECONDS_AFTER_REFUSALS);
    }
}
