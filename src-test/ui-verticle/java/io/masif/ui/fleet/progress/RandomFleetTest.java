package io.masif.ui.fleet.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.clock.DatabaseClock;
import io.masif.ui.bed.Futures;
import io.masif.ui.bed.Rows;
import io.masif.ui.bed.RunningUi;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.refresh.FleetIndexLoader;
import io.masif.ui.view.approval.HostCounts;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;

/** What the index counts is what the rows of the database say, whatever happened, and however it was read. */
class RandomFleetTest {
    private static final int CHANGES = 180;
    private static final int CHANGES_BETWEEN_STARTS = 15;
    /** Hosts were last seen two hours ago, or will have been in two hours. */
    private static final Duration SILENT_AFTER = Duration.ofMillis(1440);

    private final Vertx vertx = Vertx.vertx();
    private RunningUi ui;

    @BeforeEach
    void start() {
        ui = RunningUi.start();
        ui.end();
    }

    @AfterEach
    void close() {
        Futures.await(vertx.close());
        ui.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void countsAreThoseOfSql(long seed) {
        RandomFleet random = new RandomFleet(ui.rows(), seed);
        FleetIndexLoader loader = createLoader();
        for (int i = 0; i < CHANGES; i++) {
            random.change();
            refresh(loader);
            assertCounts("seed " + seed + ", change " + i, random, loader.fleet());
            if (i % CHANGES_BETWEEN_STARTS == 0) {
                if (i % 2 == 0) {
                    Futures.await(loader.writeSnapshotIfDue(ui.pool()));
                }
                FleetIndexLoader other = createLoader();
                refresh(other);
                assertCounts("seed " + seed + ", started after change " + i, random, other.fleet());
            }
        }
    }

    private FleetIndexLoader createLoader() {
        return new FleetIndexLoader(vertx, SILENT_AFTER, Duration.ZERO);
    }

    private void refresh(FleetIndexLoader loader) {
        Futures.await(loader.refresh(ui.pool()));
        Futures.await(loader.updateSilentHosts(ui.pool()));
    }

    private void assertCounts(String description, RandomFleet random, FleetIndex fleet) {
        Instant now = DatabaseClock.of(vertx).now();
        PendingActions pending = new PendingActions(fleet, now);
        ProgressCache progress = new ProgressCache(fleet);
        Rows rows = ui.rows();
        SqlDecisions decisions = random.decisions();
        for (SqlDecision decision : decisions.approvals()) {
            HostCounts counts = progress.get(fleet.decisions().get(decision.id()), pending, now)
                    .counts();
            assertThat(counts).as(description + ", " + decision).isEqualTo(decision.count(rows, decisions));
        }
        assertThat(countPending(fleet, pending)).as(description).isEqualTo(countPending(decisions));
        new HostCountAssertion(description, fleet, rows).check(pending, decisions, now);
    }

    private static Map<String, Integer> countPending(FleetIndex fleet, PendingActions pending) {
        Map<String, RoaringBitmap> hosts = new TreeMap<>();
        for (int id : fleet.actions().ids()) {
            RoaringBitmap planning = pending.findHosts(id);
            if (!planning.isEmpty()) {
                hosts.computeIfAbsent(
                                fleet.action(id).packageName() + " "
                                        + fleet.action(id).to(),
                                key -> new RoaringBitmap())
                        .or(planning);
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        hosts.forEach((key, set) -> counts.put(key, set.getCardinality()));
        return counts;
    }

    private Map<String, Integer> countPending(SqlDecisions decisions) {
        Map<String, Integer> counts = new TreeMap<>();
        ui.rows()
                .query("SELECT CONCAT(x.package, ' ', x.to_version) AS action, COUNT(DISTINCT g.id) AS hosts"
                        + decisions.pending() + " GROUP BY 1")
                .forEach(row -> counts.put(row.getString("action"), row.getInteger("hosts")));
        return counts;
    }
}
