package io.masif.system.rollout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.RolloutScenario;
import io.masif.rig.process.Await;
import io.masif.system.fleet.Chromium;
import io.masif.system.fleet.Fleets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fleet of script/demo --rollout. */
final class RolloutScenarioTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static Path folder;
    private static Fleet fleet;
    private static RolloutScenario scenario;

    @BeforeAll
    static void start() {
        folder = Fleets.folder(RolloutScenarioTest.class);
        fleet = Fleet.start(folder);
        scenario = new RolloutScenario(fleet, folder, System.out::println);
    }

    @AfterAll
    static void end() {
        scenario.close();
        fleet.close();
    }

    @Test
    void aGoodUpdatePassesAndABadOneStopsInTheFirstRing() {
        scenario.begin();
        long bad = scenario.playUntilItPauses();
        String text = "Rollout %d paused by itself in ring 1: too many hosts failed.".formatted(bad);
        Await.until("a webhook says so", TIMEOUT, () -> scenario.webhooks().contains(text));
        assertThat(fleet.hosts())
                .filteredOn(host -> host.version("sensor").equals(Optional.of("1.1")))
                .hasSize(RolloutScenario.HOSTS - RolloutScenario.FIRST_RING);
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.login(fleet.uiAddress(), fleet.uiPassword(), new Browser.NewContextOptions());
            Chromium.navigate(page, fleet.uiAddress() + "/rollouts/" + bad);
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
