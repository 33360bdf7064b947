package io.masif.system.delivery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Await;
import io.masif.system.fleet.Chromium;
import io.masif.system.fleet.Fleets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An operator stops everything in the browser, and another one releases it. */
final class StopAllTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @Test
    void nothingIsExecutedUntilSomebodyReleasesIt() {
        try (Fleet fleet = Fleet.start(Fleets.folder(StopAllTest.class));
                Chromium chromium = new Chromium()) {
            fleet.archive().add(DebPackage.of("stopped", "1.0"));
            Host host = fleet.addHost("stopped-1", "stopped=1.0");
            fleet.archive().add(DebPackage.of("stopped", "1.1"));
            fleet.startAgents().awaitHosts();
            Await.until("it is pending", TIMEOUT, () -> fleet.api().isPending("stopped", "update", "1.1", 1));
            Page settings = open(chromium, fleet, "/account");
            Page hosts = open(chromium, fleet, "/hosts/stopped-1");

            hosts.locator("#stop-all").click();
            hosts.locator("#confirm-form textarea").fill("the mirror is broken");
            hosts.locator("#confirm").click();
            for (Page page : new Page[] {hosts, settings}) {
                assertThat(page.locator(".stopped")).containsText("the mirror is broken");
                assertThat(page.locator(".stopped")).containsText("By admin, since");
                assertThat(page.locator("#stop-all")).isHidden();
            }

            fleet.api().approve("stopped", "update", "1.1");
            Await.until("the host waits for it", TIMEOUT, () -> fleet.api()
                    .approval("stopped")
                    .filter(approval -> approval.getInteger("waiting") == 1)
                    .isPresent());
            assertThat(host.version("stopped")).contains("1.0");

            settings.locator("#release").click();
            settings.locator("#confirm").click();
            assertThat(settings.locator(".stopped")).hasCount(0);
            assertThat(hosts.locator(".stopped")).hasCount(0);
            assertThat(hosts.locator("#stop-all")).isVisible();
            host.awaitVersion("stopped", "1.1", TIMEOUT);
        }
    }

    private static Page open(Chromium chromium, Fleet fleet, String path) {
        Page page = chromium.login(fleet.uiAddress(), fleet.uiPassword(), new Browser.NewContextOptions());
        Chromium.navigate(page, fleet.uiAddress() + path);
        assertThat(page.locator("#connection")).hasAttribute("data-state", "live");
        return page;
    }
}
