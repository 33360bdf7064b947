package io.masif.system.fleet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.RolloutScenario;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fleet of script/demo --rollout. */
final class RolloutScenarioTest {
    private static Fleet fleet;

    @BeforeAll
    static void start() {
        fleet = Fleet.start(Fleets.folder(RolloutScenarioTest.class));
    }

    @AfterAll
    static void end() {
        fleet.close();
    }

    @Test
    void aGoodUpdatePassesAndABadOneStopsInTheFirstRing() {
        RolloutScenario scenario = new RolloutScenario(fleet, System.out::println);
        scenario.begin();
        long bad = scenario.playUntilItPauses();
        for (Host host : fleet.hosts()) {
            if (!RolloutScenario.firstRing().contains(host.name())) {
                assertThat(host.version("sensor")).as(host.name()).isEqualTo(Optional.of("1.1"));
            }
        }
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.open(fleet, "/rollouts/" + bad);
            assertThat(page.getByTestId("rollout-wait")).containsText("too many hosts of ring 1 failed");
            assertThat(page.locator("[data-ring='2']")).hasAttribute("data-state", "waiting");
            page.locator(".failures summary").first().click();
            assertThat(page.locator(".failures pre").first()).containsText("cannot reach the sensor");
            scenario.playToItsEnd(bad);
            assertThat(page.getByTestId("rollout")).containsText("cancelled");
        }
        for (Host host : fleet.hosts()) {
            assertThat(host.version("sensor")).as(host.name()).isEqualTo(Optional.of("1.3"));
        }
    }
}
