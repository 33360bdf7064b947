package io.masif.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.host.HostState;
import io.masif.rig.FilledFleet;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.process.Ports;
import io.masif.system.fleet.Fleets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fleet of script/demo --filled N, which is only in the database. */
final class FilledFleetTest {
    private static final int HOSTS = 120;
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static FilledFleet fleet;

    @BeforeAll
    static void fill() {
        fleet = FilledFleet.start(
                EmbeddedDatabase.binaries(), Fleets.folder(FilledFleetTest.class), Ports.free(), HOSTS, 50);
    }

    @AfterAll
    static void end() {
        fleet.close();
    }

    @Test
    void hasHostsInEachState() {
        List<String> names = fleet.api().hostNames();
        assertThat(names).hasSize(HOSTS).contains("web-001.fra");
        assertThat(names.stream()
                        .map(name -> fleet.api().host(name).getString("state"))
                        .collect(Collectors.toSet()))
                .contains(Arrays.stream(HostState.values()).map(HostState::word).toArray(String[]::new));
    }

    @Test
    void hasPendingActionsAndApprovalsOfThreeAuthors() {
        assertThat(fleet.api().pending()).hasSizeGreaterThan(100);
        assertThat(count("SELECT CAST(COUNT(DISTINCT author) AS CHAR) FROM masif.decision"))
                .isEqualTo(3);
        assertThat(fleet.api().approvals().stream()
                        .map(each -> each.getString("author"))
                        .distinct())
                .hasSize(3);
    }

    @Test
    void goesOn() {
        Await.until(
                "changes",
                TIMEOUT,
                () -> count("SELECT CAST(revision AS CHAR) FROM masif.writer WHERE number = 0") > 5);
        Await.until(
                "a run goes on",
                TIMEOUT,
                () -> count("SELECT CAST(COUNT(*) AS CHAR) FROM masif.run WHERE ended_at IS NULL AND percent > 0") > 0);
    }

    private static long count(String query) {
        return Long.parseLong(fleet.database().execute(query).get(0));
    }
}
