package io.masif.system.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Await;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class WaitsForDependencyTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static Fleet fleet;
    private static Host host;

    @BeforeAll
    static void upgradesThatNeedMoreThanThemselves() {
        fleet = Fleets.shared();
        fleet.archive()
                .add(
                        DebPackage.of("bar", "1.0"),
                        DebPackage.of("webmail", "1.6"),
                        DebPackage.of("webmail-classic", "1.4"));
        host = fleet.addHost("dependent-1", "bar=1.0", "webmail=1.6", "webmail-classic=1.4");
        fleet.archive()
                .add(
                        DebPackage.of("bar", "1.1").depends("newdep (>= 0.9)"),
                        DebPackage.of("newdep", "0.9"),
                        DebPackage.of("webmail", "1.7").conflicts("webmail-classic"));
        fleet.startAgents().awaitHosts();
    }

    @AfterAll
    static void end() {
        fleet.stopHosts();
    }

    @Test
    void nothingHappensUntilTheNewDependencyIsApprovedAsWell() {
        awaitPending("bar", "update", "1.1");
        fleet.api().approve("bar", "update", "1.1");

        assertPageShows("bar", "newdep");
        assertThat(host.version("bar")).contains("1.0");
        assertThat(host.version("newdep")).isEmpty();

        fleet.api().approve("newdep", "install", "0.9");
        host.awaitVersion("bar", "1.1", TIMEOUT);
        assertThat(host.version("newdep")).contains("0.9");
        assertThat(host.sandbox().autoInstalled()).contains("newdep").doesNotContain("bar");
    }

    @Test
    void anUpgradeThatRemovesAnotherPackageWaitsForTheRemoval() {
        awaitPending("webmail-classic", "remove", null);
        fleet.api().approve("webmail", "update", "1.7");

        assertPageShows("webmail", "webmail-classic");
        assertThat(host.version("webmail")).contains("1.6");
        assertThat(host.version("webmail-classic")).contains("1.4");

        fleet.api().approve("webmail-classic", "remove", null);
        host.awaitVersion("webmail", "1.7", TIMEOUT);
        assertThat(host.version("webmail-classic")).isEmpty();
    }

    private static void awaitPending(String packageName, String action, String version) {
        Await.until(packageName + " is pending", TIMEOUT, () -> fleet.api().isPending(packageName, action, version, 1));
    }

    private static void assertPageShows(String packageName, String text) {
        try (Chromium chromium = new Chromium()) {
            chromium.open(fleet).awaitCount(packageName, "waiting", 1).awaitText(packageName, text);
        }
    }
}
