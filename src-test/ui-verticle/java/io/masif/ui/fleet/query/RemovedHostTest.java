package io.masif.ui.fleet.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.clock.DatabaseClock;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.host.Facts;
import io.masif.ui.bed.Futures;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.pending.MatchingEntries;
import io.masif.ui.store.FleetAction;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.ReportedPlan;
import io.masif.ui.view.host.HostIdentity;
import io.masif.ui.view.pending.PendingLists;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Questions are answered between the steps in which the index is brought up to date. */
class RemovedHostTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final int OWN_ACTIONS = 30;
    private static final int SHARED = OWN_ACTIONS + 1;

    private final Vertx vertx = Vertx.vertx();
    private final FleetIndex fleet = new FleetIndex();
    private final CurrentIndex index = new CurrentIndex(DatabaseClock.of(vertx), fleet);

    @BeforeEach
    void putHosts() {
        for (int id = 1; id <= SHARED; id++) {
            fleet.put(id, new FleetAction(Action.of("p-" + id, "amd64", Kind.UPDATE, "1", "2"), "p-" + id, NOW));
        }
        fleet.plans().put(1, IntStream.rangeClosed(1, SHARED).toArray());
        fleet.plans().put(2, new int[] {SHARED});
        put(1, "alone", 1);
        put(2, "other", 2);
        put(3, "third", 2);
        index.onIndexChanged(fleet);
    }

    private void put(int id, String name, int plan) {
        fleet.put(new HostRecord(
                id, name, new ReportedPlan(2, plan, NOW), Facts.UNKNOWN, NOW, NOW, new HostIdentity(false, null)));
    }

    @AfterEach
    void close() {
        Futures.await(vertx.close());
    }

    @Test
    void pendingActionsAreFoundAlsoWhileTheRemovalOfTheirHostIsApplied() {
        assertThat(find().own()).extracting(own -> own.host()).containsExactly("alone");
        assertThat(find().all()).hasSize(SHARED);
        fleet.retainHosts(RoaringBitmap.bitmapOf(2, 3));
        assertThat(find().own()).isEmpty();
        assertThat(find().all()).hasSize(1);
    }

    private MatchingEntries find() {
        return MatchingEntries.find(index.createView(), PendingLists.ITEMS.all(), false);
    }
}
