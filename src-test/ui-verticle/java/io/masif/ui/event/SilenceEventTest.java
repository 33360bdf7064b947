package io.masif.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.host.Facts;
import io.masif.revision.FleetRevisions;
import io.masif.ui.database.Revisions;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.message.ChangedParts;
import io.masif.ui.message.FleetChange;
import io.masif.ui.message.Topic;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.ReportedPlan;
import io.masif.ui.view.host.HostIdentity;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** That hosts became silent is a change of hosts like any other. */
class SilenceEventTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    private final FleetIndex fleet = new FleetIndex();

    @BeforeEach
    void putHosts() {
        fleet.plans().put(1, new int[] {});
        put(1, "a", NOW.minusSeconds(100));
        put(2, "b", NOW);
        drain();
    }

    private void put(int id, String name, Instant seen) {
        fleet.put(new HostRecord(
                id, name, new ReportedPlan(2, 1, NOW), Facts.UNKNOWN, NOW, seen, new HostIdentity(false, null)));
    }

    private ChangedParts drain() {
        return fleet.changes().drain(id -> HostNames.getName(fleet, id));
    }

    @Test
    void theStreamOfAHostThatIsSilentNowIsToldAlsoIfAnotherHostReportedMeanwhile() {
        fleet.hosts().setSilentBefore(NOW.minusSeconds(50));
        put(2, "b", NOW.plusSeconds(1));
        FleetChange change = FleetChange.of(Revisions.NONE, 1, drain());
        assertThat(filter("topics", "hosts", "host", "a").admits(change)).isTrue();
        assertThat(filter("topics", "decisions").admits(change)).isTrue();
        assertThat(filter("topics", "hosts", "host", "c").admits(change)).isFalse();
    }

    @Test
    void itIsNotLostWhenChangesAreSentAsOne() {
        FleetChange start = FleetChange.of(Revisions.NONE, 0, ChangedParts.NONE);
        fleet.hosts().setSilentBefore(NOW.minusSeconds(50));
        FleetChange silence = start.advanceTo(FleetChange.of(Revisions.NONE, 1, drain()));
        fleet.changes().recordNotificationChange();
        FleetChange notification = silence.advanceTo(FleetChange.of(Revisions.NONE, 1, drain()));
        assertThat(EventStream.merge(silence, notification).parts().topics())
                .contains(Topic.HOSTS, Topic.DECISIONS, Topic.NOTIFICATIONS);
    }

    @Test
    void aChangeOfWhichNothingIsKnownIsForAllStreams() {
        FleetChange start = FleetChange.of(Revisions.NONE, 0, ChangedParts.NONE);
        FleetChange unknown =
                start.advanceTo(FleetChange.of(new Revisions(FleetRevisions.NONE, 5, Map.of()), 1, ChangedParts.NONE));
        assertThat(filter("topics", "hosts", "host", "a").admits(unknown)).isTrue();
        assertThat(start.advanceTo(start)).isSameAs(start);
    }

    @Test
    void theProgressOfRunsIsForTheStreamsOfHostsThatExecuteSomethingAlsoIfAnotherHostReportedMeanwhile() {
        put(2, "b", NOW.plusSeconds(1));
        fleet.changes().recordProgress(RoaringBitmap.bitmapOf(1));
        FleetChange both = FleetChange.of(Revisions.NONE, 0, drain());
        assertThat(filter("topics", "progress", "host", "a").admits(both)).isTrue();
        assertThat(filter("topics", "progress", "host", "c").admits(both)).isFalse();
    }

    @Test
    void theProgressOfARunOfAnUnknownHostIsForAllStreams() {
        fleet.changes().recordProgress(new RoaringBitmap());
        FleetChange progress = FleetChange.of(Revisions.NONE, 0, drain());
        assertThat(filter("topics", "progress", "host", "c").admits(progress)).isTrue();
    }

    private static EventFilter filter(String... parameters) {
        MultiMap query = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < parameters.length; i += 2) {
            query.add(parameters[i], parameters[i + 1]);
        }
        return EventFilter.read(query);
    }
}
