package io.masif.system.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class FailingPostinstTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String ERROR_OUTPUT = "cannot reach the sensor";

    private static Fleet fleet;
    private static Host host;
    private static Host repaired;
    private static Path repairFile;

    @BeforeAll
    static void oneGoodAndOneBadUpgrade() {
        fleet = Fleets.shared();
        repairFile = Fleets.folder(FailingPostinstTest.class).resolve("repaired");
        fleet.archive().add(DebPackage.of("fine", "1.0"), DebPackage.of("probe", "1.4"), DebPackage.of("gauge", "2.0"));
        host = fleet.addHost("failing-1", "fine=1.0", "probe=1.4");
        repaired = fleet.addHost("repaired-1", "gauge=2.0");
        fleet.archive()
                .add(
                        DebPackage.of("fine", "1.1"),
                        DebPackage.of("probe", "1.5").postinst("echo '" + ERROR_OUTPUT + "' >&2\nexit 3"),
                        DebPackage.of("gauge", "2.1").postinst("test -e '" + repairFile + "' || exit 3"));
        fleet.startAgents().awaitHosts();
    }

    @AfterAll
    static void end() {
        fleet.stopHosts();
    }

    @Test
    void itIsShownAsFailedWithItsOutputAndTheOthersAsDone() {
        Await.until(
                "fine and probe are pending",
                TIMEOUT,
                () -> fleet.api().isPending("fine", "update", "1.1", 1)
                        && fleet.api().isPending("probe", "update", "1.5", 1));
        try (Chromium chromium = new Chromium()) {
            OverviewPage page = chromium.open(fleet);
            page.tick("fine", "update", "1.1").approve();
            page.tick("probe", "update", "1.5").approve();
            page.awaitCount("probe", "failed", 1).awaitCount("fine", "done", 1);
            page.awaitText("probe", ERROR_OUTPUT);
        }
        assertThat(host.sandbox().dpkgQuery().get("probe").status()).isEqualTo("iF");
        assertThat(host.version("fine")).contains("1.1");

        JsonObject hostJson = fleet.api().host("failing-1");
        assertThat(hostJson.encode()).contains(ERROR_OUTPUT);
    }

    @Test
    void whatWasRepairedIsDoneByARetry() {
        Await.until("gauge is pending", TIMEOUT, () -> fleet.api().isPending("gauge", "update", "2.1", 1));
        fleet.api().approve("gauge", "update", "2.1");
        Await.until("half-configured", TIMEOUT, () -> fleet.api().isPending("gauge", "configure", "2.1", 1));
        fleet.api().revoke("gauge");
        fleet.api().approve("gauge", "configure", "2.1");
        try (Chromium chromium = new Chromium()) {
            OverviewPage page = chromium.open(fleet);
            page.awaitCount("gauge", "failed", 1);
            Folders.write(repairFile, "");
            page.retry("gauge").awaitCount("gauge", "failed", 0).awaitCount("gauge", "done", 1);
            assertThat(page.isNeverReloaded()).isTrue();
        }
        assertThat(repaired.sandbox().dpkgQuery().get("gauge").status()).isEqualTo("ii");
    }
}
