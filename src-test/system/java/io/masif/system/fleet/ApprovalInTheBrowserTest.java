package io.masif.system.fleet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Fleet;
import io.masif.rig.apt.DebPackage;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ApprovalInTheBrowserTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static Fleet fleet;

    @BeforeAll
    static void threeHostsWithUpgrades() {
        fleet = Fleets.shared();
        fleet.archive()
                .add(
                        DebPackage.of("perl", "5.36-7"),
                        DebPackage.of("openssl", "3.0.16-1"),
                        DebPackage.of("foo", "1.0"));
        for (String name : new String[] {"web-1", "web-2", "db-1"}) {
            fleet.addHost(name, "perl=5.36-7", "openssl=3.0.16-1", "foo=1.0");
        }
        fleet.archive().add(DebPackage.of("perl", "5.36-8"), DebPackage.of("foo", "1.1"));
        fleet.security().add(DebPackage.of("openssl", "3.0.17-1"));
        fleet.startAgents().awaitHosts();
    }

    @AfterAll
    static void end() {
        fleet.stopHosts();
    }

    @Test
    void whatWasTickedIsUpgradedEverywhereAndThePageSaysSoByItself() {
        try (Chromium chromium = new Chromium()) {
            OverviewPage page = chromium.open(fleet);
            page.tick("openssl", "update", "3.0.17-1").tick("perl", "update", "5.36-8");
            page.pressEnterInSearch();
            assertThat(page.question()).isHidden();
            assertThat(page.approved("perl")).hasCount(0);
            page.approve();
            assertThat(page.approved("openssl")).isVisible();
            page.tick("foo", "update", "1.1");

            fleet.hosts().forEach(host -> host.awaitVersion("openssl", "3.0.17-1", TIMEOUT));
            fleet.hosts().forEach(host -> host.awaitVersion("perl", "5.36-8", TIMEOUT));
            page.awaitCount("openssl", "done", 3).awaitCount("perl", "done", 3);

            assertThat(page.isNeverReloaded()).isTrue();
            assertThat(page.pending("perl", "update", "5.36-8")).hasCount(0);
            assertThat(page.box("foo", "update", "1.1")).isChecked();
            assertThat(fleet.hosts())
                    .allSatisfy(host -> assertThat(host.version("foo")).contains("1.0"));
        }
    }
}
