package io.masif.ui.fleet.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Futures;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.outcome.Outcomes;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a start reads from the stored snapshot of outcomes. */
class OutcomeSnapshotTest extends ApiCase {
    private final Vertx vertx = Vertx.vertx();

    @BeforeEach
    void putHostWithRuns() {
        rows.putHost("a");
        rows.query("UPDATE agent SET first_seen = first_seen - INTERVAL 1 DAY");
        rows.putRun("a", PERL, Result.DONE, null, "");
        rows.putRun("a", BAR, Result.FAILED, "exit status 3", "");
        rows.putRun("a", Action.reboot(), Result.DONE, null, "");
        FleetIndexLoader loader = createLoader();
        Futures.await(loader.refresh(ui.pool()));
        Futures.await(loader.writeSnapshotIfDue(ui.pool()));
    }

    @AfterEach
    void closeVertx() {
        Futures.await(vertx.close());
    }

    @Test
    void oldRunsAreNotReadAgain() {
        rows.deleteActionsOfRuns();
        FleetIndex fleet = load();
        int host = rows.getHostId("a");
        assertThat(outcomes(fleet, "perl").done().contains(host)).isTrue();
        assertThat(outcomes(fleet, "bar").failed().contains(host)).isTrue();
        assertThat(outcomes(fleet, "bar").failure(host).ended()).isNotNull();
        Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
        assertThat(outcomes(fleet, "reboot").doneSince(hourAgo).contains(host)).isTrue();
        assertThat(outcomes(fleet, "reboot").doneSince(Instant.MAX).contains(host))
                .isFalse();
        assertThat(outcomes(fleet, "perl").doneSince(Instant.MAX).contains(host))
                .isTrue();
    }

    @Test
    void laterRunsAreRead() {
        rows.putRun("a", BAR, Result.DONE, null, "");
        assertThat(outcomes(load(), "bar").done().contains(rows.getHostId("a"))).isTrue();
    }

    @Test
    void withoutItAllRunsAreRead() {
        rows.query("UPDATE outcome_snapshot SET revisions = NULL");
        rows.query("DELETE FROM outcome_set");
        assertThat(outcomes(load(), "perl").done().contains(rows.getHostId("a")))
                .isTrue();
    }

    @Test
    void oneOfAnotherFormatIsReplaced() {
        rows.query("UPDATE outcome_snapshot SET format = 99");
        rows.query("UPDATE outcome_set SET outcomes = 'x'");
        FleetIndexLoader loader = createLoader();
        Futures.await(loader.refresh(ui.pool()));
        assertThat(outcomes(loader.fleet(), "perl").done().contains(rows.getHostId("a")))
                .isTrue();
        Futures.await(loader.writeSnapshotIfDue(ui.pool()));
        oldRunsAreNotReadAgain();
    }

    private FleetIndexLoader createLoader() {
        return new FleetIndexLoader(vertx, Duration.ofDays(1), Duration.ZERO);
    }

    private FleetIndex load() {
        FleetIndexLoader loader = createLoader();
        Futures.await(loader.refresh(ui.pool()));
        return loader.fleet();
    }

    private Outcomes outcomes(FleetIndex fleet, String packageName) {
        return fleet.outcomes()
                .get(rows.query("SELECT id FROM action WHERE package = ?", packageName)
                        .iterator()
                        .next()
                        .getInteger(0));
    }
}
